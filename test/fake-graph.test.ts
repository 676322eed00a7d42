import { createHash, sign, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../src/base/days.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant, renamePerson } from '../src/sample/tenant.ts';
import { bruteCells } from './support/brute-files.ts';
import { makeCertificate } from './support/certificate.ts';
import { allRoles, type FakeGraph, startFakeGraph, usualClient } from './support/fake-graph.ts';
import { createThrottle } from './support/fake-graph-throttle.ts';

// A fake that nobody checks is worth nothing: each promise of m365.md section 10 is tried here, by plain fetch.

const from = dayNumber('2026-01-05');
const today = from + 150;
const noon = today * 86_400_000 + 12 * 3_600_000;
const certified = {
  id: 'app-with-a-certificate',
  ...makeCertificate('Uptake', {
    from: new Date('2025-01-01T00:00:00Z'),
    to: new Date('2030-01-01T00:00:00Z'),
  }),
};
const sameNames = { people: 30, from, to: today, names: 77, domain: 'twins.example' };
const samples = [
  generateTenant(1, { people: 450, from, to: today }),
  generateTenant(2, sameNames),
  generateTenant(3, sameNames),
];
const [first, twin, otherTwin] = samples as [(typeof samples)[0], (typeof samples)[0], (typeof samples)[0]];

let graph: FakeGraph;
let clock = noon;
const pass = (ms: number) => {
  clock += ms;
};

beforeAll(async () => {
  graph = await startFakeGraph({
    tenants: samples,
    now: () => new Date(clock),
    clients: [{ ...usualClient, redirects: ['http://localhost/consented'] }, certified],
  });
});
afterAll(() => graph[Symbol.asyncDispose]());
// The limits of calls are per ten minutes: each test begins with none.
beforeEach(() => pass(600_000));

const form = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' };
const secret = { client_id: usualClient.id, client_secret: usualClient.secret ?? '' };

function askToken(values: Record<string, string> = {}, tenant = first.guid) {
  const body = new URLSearchParams({ ...form, ...secret, ...values });
  return fetch(`${graph.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
}

async function tokenOf(tenant = first.guid): Promise<string> {
  const answer = await askToken({}, tenant);
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function get(path: string, { tenant = first.guid, headers = {}, token = '' } = {}) {
  const authorization = `Bearer ${token || (await tokenOf(tenant))}`;
  const url = path.startsWith('http') ? path : `${graph.url}${path}`;
  return fetch(url, { redirect: 'manual', headers: { authorization, ...headers } });
}

const codeOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string } | string };
  return [answer.status, typeof error === 'string' ? error : error.code];
};

/** By hand, as a client should: the link without the token. */
async function download(path: string, options = {}): Promise<string> {
  const answer = await get(path, options);
  expect(answer.status).toBe(302);
  const file = await fetch(answer.headers.get('location') ?? '');
  expect(file.status).toBe(200);
  return Buffer.from(await file.arrayBuffer()).toString('utf8');
}

const detail = "/v1.0/reports/getOffice365ActiveUserDetail(period='D180')";
const dayOf = (day: number) => `/v1.0/reports/getOffice365ActiveUserDetail(date=${dayText(day)})`;

describe('the login', () => {
  test('gives a token that names tenant, app and roles, and expires', async () => {
    const answer = (await (await askToken()).json()) as { access_token: string; expires_in: number };
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    const claims = JSON.parse(Buffer.from(answer.access_token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ tid: first.guid, appid: usualClient.id, roles: allRoles });
    expect((await get(detail, { token: answer.access_token })).status).toBe(302);
    pass(3_599_000);
    expect(await codeOf(await get(detail, { token: answer.access_token }))).toEqual([
      401,
      'InvalidAuthenticationToken',
    ]);
  });

  test.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: 'nobody' }, 400, 'unauthorized_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ scope: 'User.Read' }, 400, 'invalid_scope'],
  ])('refuses %o with %i %s', async (values, status, error) => {
    expect(await codeOf(await askToken(values))).toEqual([status, error]);
  });

  test('knows no common authority and no strange tenant', async () => {
    for (const tenant of ['common', 'strange.example'])
      expect(await codeOf(await askToken({}, tenant))).toEqual([400, 'invalid_request']);
  });

  test('takes an assertion signed by the key of the app, and no other', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const aud = `${graph.url}/${first.guid}/oauth2/v2.0/token`;
    const own = new X509Certificate(certified.certificate);
    const thumbprint = createHash('sha256').update(own.raw).digest('base64url');
    const claims = { iss: certified.id, sub: certified.id, aud, exp: clock / 1000 + 600, jti: 'once' };
    const assert = (said: object, head: object = { alg: 'RS256', 'x5t#S256': thumbprint }) => {
      const text = `${part(head)}.${part(said)}`;
      const signature = sign('sha256', Buffer.from(text), certified.key).toString('base64url');
      return askToken({
        client_id: certified.id,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: `${text}.${signature}`,
      });
    };
    expect((await assert(claims)).status).toBe(200);
    const fresh = { ...claims, jti: 'another' };
    const lies = [{ aud: 'https://elsewhere.example' }, { exp: 1 }, { iss: 'somebody' }, { nbf: 9e9 }];
    for (const lie of [{ jti: 'once' }, ...lies])
      expect(await codeOf(await assert({ ...fresh, ...lie }))).toEqual([401, 'invalid_client']);
    for (const head of [{ alg: 'RS256' }, { alg: 'none', 'x5t#S256': thumbprint }])
      expect(await codeOf(await assert(fresh, head))).toEqual([401, 'invalid_client']);
    expect(await codeOf(await askToken({ client_id: certified.id, client_assertion: 'x' }))).toEqual([
      401,
      'invalid_client',
    ]);
  });

  test('leads back from consent with state and tenant, and only then gives tokens', async () => {
    const tenant = graph.tenant(otherTwin.guid);
    tenant.consented = false;
    expect(await codeOf(await askToken({}, otherTwin.guid))).toEqual([400, 'unauthorized_client']);
    const query = new URLSearchParams({
      client_id: usualClient.id,
      redirect_uri: 'http://localhost/consented',
      state: 'a state',
    });
    const visit = () => fetch(`${graph.url}/organizations/adminconsent?${query}`, { redirect: 'manual' });
    graph.knobs.consentingTenant = otherTwin.guid;
    graph.knobs.consent = 'refuse';
    const refused = new URL((await visit()).headers.get('location') ?? '').searchParams;
    expect([refused.get('error'), refused.get('state')]).toEqual(['access_denied', 'a state']);
    graph.knobs.consent = 'grant';
    const back = new URL((await visit()).headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(back)).toEqual({
      admin_consent: 'True',
      tenant: otherTwin.guid,
      state: 'a state',
    });
    expect((await askToken({}, otherTwin.guid)).status).toBe(200);
    query.set('redirect_uri', 'http://elsewhere.example/');
    expect((await visit()).status).toBe(400);
    graph.knobs.consentingTenant = null;
  });
});

describe('reports', () => {
  test('are a redirect to another origin, where the file is what the generator writes', async () => {
    const answer = await get(detail);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([302, 'text/plain']);
    const location = answer.headers.get('location') ?? '';
    expect(new URL(location).origin).toBe(graph.downloadUrl);
    expect(graph.downloadUrl).not.toBe(graph.url);
    const file = await fetch(location);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    const ask = { report: 'getOffice365ActiveUserDetail', refresh: today - 2, period: 'D180' } as const;
    expect(Buffer.from(await file.arrayBuffer()).toString()).toBe(renderReport(first, ask));
  });

  test('can be fetched once, for a few minutes, and never with a token', async () => {
    const link = async () => (await get(detail)).headers.get('location') ?? '';
    const used = await link();
    expect((await get(used)).status).toBe(400);
    expect((await fetch(used)).status).toBe(200);
    expect((await fetch(used)).status).toBe(404);
    const old = await link();
    pass(300_000);
    expect((await fetch(old)).status).toBe(403);
    graph.knobs.linkForm = 'query';
    const inQuery = await link();
    graph.knobs.linkForm = 'path';
    expect(inQuery).toContain('/data/v1.0/download?token=');
    expect((await fetch(inQuery)).status).toBe(200);
  });

  test('need a token, and the role in it', async () => {
    expect(await codeOf(await fetch(`${graph.url}${detail}`))).toEqual([401, 'InvalidAuthenticationToken']);
    expect(await codeOf(await get(detail, { token: 'a.b.c' }))).toEqual([401, 'InvalidAuthenticationToken']);
    const tenant = graph.tenant(twin.guid);
    tenant.roles = ['User.Read.All'];
    expect(await codeOf(await get(detail, { tenant: twin.guid }))).toEqual([403, 'S2SUnauthorized']);
    tenant.roles = allRoles;
  });

  test.each([
    ["getOffice365ActiveUserDetail(period='D28')", 'InvalidArgument'],
    ["getOffice365ActiveUserDetail(period='D180',version='v2')", 'InvalidArgument'],
    ['getOffice365ActiveUserDetail(period=D7)', 'BadRequest'],
    ["getOffice365ActiveUserDetail(date='2026-06-01')", 'BadRequest'],
    ['getOffice365ActiveUserDetail(date=2026-06-31)', 'BadRequest'],
    ['getOffice365ActiveUserCounts(date=2026-06-01)', 'BadRequest'],
    ['getOffice365ActiveUserDetail', 'BadRequest'],
    ["getNoSuchReport(period='D7')", 'BadRequest'],
  ])('refuse %s with %s', async (call, code) => {
    expect(await codeOf(await get(`/v1.0/reports/${call}`))).toEqual([400, code]);
  });

  test('give the past 27 days by day, and refuse the one before', async () => {
    expect((await get(dayOf(today - 27))).status).toBe(302);
    const refused = await get(dayOf(today - 28));
    expect(refused.status).toBe(400);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('InvalidArgument');
    expect(error.message).toContain('Only support data for the past 28 days');
  });

  test('have a header only for days that are missing or not yet there', async () => {
    const rows = async (day: number) => bruteCells(await download(dayOf(day))).length;
    const { missing } = graph.tenant();
    missing.add(today - 9);
    expect(await rows(today - 9)).toBe(1);
    missing.clear();
    expect(await rows(today - 9)).toBeGreaterThan(1);
    expect(await rows(today - 1)).toBe(1);
    graph.tenant().empty = true;
    expect(bruteCells(await download(detail)).length).toBe(1);
    graph.tenant().empty = false;
  });

  test('let 14 calls of a function through in 10 minutes, for each app, tenant and function', async () => {
    const token = await tokenOf();
    for (let n = 0; n < 14; n++) {
      expect((await get(detail, { token })).status).toBe(302);
      pass(10_000);
    }
    const refused = await get(dayOf(today - 5), { token });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '460']);
    expect((await get(detail, { tenant: twin.guid })).status).toBe(302);
    expect((await get("/v1.0/reports/getEmailActivityUserDetail(period='D7')", { token })).status).toBe(302);
    pass(459_000);
    expect((await get(detail, { token })).status).toBe(429);
    pass(1000);
    expect((await get(detail, { token })).status).toBe(302);
    expect((await get(detail, { token })).status).toBe(429);
  });

  test('let 40 calls of all apps of a tenant through, and 100 for JSON', () => {
    const { admit } = createThrottle(() => new Date(clock));
    const admitted = (form: 'csv' | 'json', apps: readonly string[]) =>
      apps.filter((app) => admit(app, 'tenant', 'getX', form) === undefined).length;
    const four = Array.from({ length: 60 }, (_, n) => `app ${n % 4}`);
    expect(admitted('csv', four)).toBe(40);
    expect(
      admitted(
        'json',
        Array.from({ length: 120 }, () => 'app'),
      ),
    ).toBe(100);
  });

  test('are unknown for a tenant without any data', async () => {
    graph.tenant().unknown = true;
    expect(await codeOf(await get(detail))).toEqual([404, 'UnknownTenantId']);
    graph.tenant().unknown = false;
  });

  test('have a lag each', async () => {
    const refresh = async (report: string) => {
      const [header = [], row = []] = bruteCells(await download(`/v1.0/reports/${report}(period='D7')`));
      return row[header.indexOf('Report Refresh Date')];
    };
    graph.tenant().lag = (report) => (report === 'getTeamsUserActivityUserDetail' ? 5 : 2);
    expect(await refresh('getTeamsUserActivityUserDetail')).toBe(dayText(today - 5));
    expect(await refresh('getEmailActivityUserDetail')).toBe(dayText(today - 2));
    graph.tenant().lag = () => 2;
  });

  test('are corrected for three days', async () => {
    const tenant = graph.tenant();
    tenant.style = { late: 0.4 };
    const day = today - 2;
    const early = bruteCells(await download(dayOf(day))).length;
    pass(3 * 86_400_000);
    const late = bruteCells(await download(dayOf(day))).length;
    pass(-3 * 86_400_000);
    tenant.style = {};
    expect(early).toBeLessThan(late);
    expect(bruteCells(await download(dayOf(day))).length).toBe(late);
  });

  test('may have other columns, and people of another name, from one day to the next', async () => {
    const tenant = graph.tenant(twin.guid);
    const person = twin.people.find(({ guest, unknown, deleted }) => !guest && !unknown && deleted === null);
    const old = person?.names.at(-1)?.upn ?? '';
    const file = () => download(detail, { tenant: twin.guid });
    expect(await file()).toContain(`,${old},`);
    tenant.sample = renamePerson(twin, person?.index ?? -1, today - 2);
    tenant.style = { columns: (columns) => [...columns].reverse().toSpliced(3, 0, 'Brand New') };
    const text = await file();
    tenant.sample = twin;
    tenant.style = {};
    expect(text).not.toContain(`,${old},`);
    expect(bruteCells(text)[0]?.slice(2, 5)).toEqual([
      'Yammer License Assign Date',
      'Brand New',
      'Skype For Business License Assign Date',
    ]);
  });

  test('come slowly, in bytes that part characters, and whole', async () => {
    const whole = await download(detail);
    graph.knobs.download = 'slow';
    graph.knobs.slowMs = 0;
    expect(await download(detail)).toBe(whole);
    graph.knobs.download = 'whole';
  });

  test('break off, or end in the middle of a row, or are gone, when told to', async () => {
    const link = async () => (await get(detail)).headers.get('location') ?? '';
    graph.knobs.download = 'cut';
    const broken = await link();
    await expect(fetch(broken).then((answer) => answer.text())).rejects.toThrow();
    graph.knobs.download = 'short';
    const rows = bruteCells(await download(detail));
    expect(rows.at(-1)?.length).toBeLessThan(rows[0]?.length ?? 0);
    graph.knobs.download = 'expired';
    expect((await fetch(await link())).status).toBe(403);
    graph.knobs.download = 'whole';
  });

  test('lead elsewhere when told to, and answer as planned', async () => {
    graph.knobs.redirectTo = 'https://elsewhere.example/file';
    expect((await get(detail)).headers.get('location')).toBe('https://elsewhere.example/file');
    graph.knobs.redirectTo = null;
    graph.refuseNext(2, { status: 503, headers: { 'retry-after': '7' } }, /ActiveUserDetail/);
    const token = await tokenOf();
    const answers = [
      await get(detail, { token }),
      await get(detail, { token }),
      await get(detail, { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 302]);
  });

  test.each(['graph', 'download'] as const)('are not sent again when the %s knows their tag', async (hop) => {
    graph.knobs.etags = hop;
    const ask = async (headers = {}) => {
      const answer = await get(detail, { headers });
      return hop === 'graph' ? answer : fetch(answer.headers.get('location') ?? '', { headers });
    };
    const etag = (await ask()).headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    pass(86_400_000);
    expect((await ask({ 'if-none-match': etag })).status).not.toBe(304);
    pass(-86_400_000);
    graph.knobs.etags = 'none';
  });

  test('of Copilot are a file at once or a redirect, in versions with periods of their own', async () => {
    const path = (inner: string) => `/v1.0/copilot/reports/getMicrosoft365CopilotUsageUserDetail(${inner})`;
    const direct = await get(path("period='D28',version='v2'"));
    expect(direct.status).toBe(200);
    expect(await direct.text()).toContain('Copilot Agent Last Activity Date');
    graph.knobs.copilotAnswers = 302;
    expect(bruteCells(await download(path("period='D30'")))[0]?.length).toBe(13);
    graph.knobs.copilotAnswers = 200;
    expect((await get(path("period='D30',version='v2'"))).status).toBe(400);
    expect((await get(path("period='D28'"))).status).toBe(400);
    const beta = await get(path("period='D7'").replace('v1.0', 'beta'));
    expect(await beta.json()).toMatchObject({ value: expect.any(Array) });
  });
});

describe('JSON of beta', () => {
  const beta = (report: string) => `/beta/reports/${report}(period='D7')?$format=application/json`;
  interface Page {
    readonly value: readonly object[];
    readonly '@odata.nextLink'?: string;
  }

  test('comes in pages of 200, which together are the rows of the file', async () => {
    const values: object[] = [];
    const token = await tokenOf();
    let sizes = '';
    for (let url: string | undefined = beta('getOffice365ActiveUserDetail'); url !== undefined; ) {
      const page = (await (await get(url, { token })).json()) as Page;
      values.push(...page.value);
      sizes += ` ${page.value.length}`;
      url = page['@odata.nextLink'];
      if (url !== undefined) expect(url).toContain('$skiptoken=');
    }
    const rows = bruteCells(await download(detail)).length - 1;
    expect(values.length).toBe(rows);
    expect(sizes).toBe(` 200 200 ${rows - 400}`);
    const teams = (await (await get(beta('getTeamsUserActivityUserDetail'))).json()) as Page;
    expect(teams['@odata.nextLink']).toBeUndefined();
    expect(teams.value.length).toBeGreaterThan(200);
  });

  test('has a next page at another host when told to', async () => {
    graph.knobs.hostileNextLink = true;
    const page = (await (await get(beta('getOffice365ActiveUserDetail'))).json()) as Page;
    graph.knobs.hostileNextLink = false;
    expect(page['@odata.nextLink']).toMatch(new RegExp(`^${graph.downloadUrl}/`));
  });
});

describe('the directory', () => {
  interface User {
    readonly id: string;
    readonly userPrincipalName: string;
    readonly assignedPlans: readonly object[];
  }

  async function allUsers(tenant = first.guid): Promise<readonly User[]> {
    const token = await tokenOf(tenant);
    const users: User[] = [];
    const select = 'id,userPrincipalName,userType,assignedPlans';
    let url: string | undefined = `/v1.0/users?$select=${select}&$top=100`;
    while (url !== undefined) {
      const page = (await (await get(url, { token })).json()) as {
        value: User[];
        '@odata.nextLink'?: string;
      };
      users.push(...page.value);
      url = page['@odata.nextLink'];
    }
    return users;
  }

  const namesIn = (text: string, column: string) => {
    const [header = [], ...rows] = bruteCells(text);
    return rows.map((row) => row[header.indexOf(column)] ?? '');
  };

  test('lists people in pages, with guests, without those who are left out', async () => {
    const users = await allUsers();
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    expect(users.length).toBeGreaterThan(400);
    expect(users.some(({ userPrincipalName }) => userPrincipalName.includes('#EXT#'))).toBe(true);
    graph.tenant().isOutOfDirectory = ({ index }) => index % 2 === 0;
    expect((await allUsers()).length).toBeLessThan(users.length * 0.6);
    graph.tenant().isOutOfDirectory = () => false;
    expect((await get('/v1.0/users?$top=1000')).status).toBe(400);
  });

  test('shows licences that grow, subscriptions, and who the tenant is', async () => {
    const skus = (await (await get('/v1.0/subscribedSkus')).json()) as { value: { consumedUnits: number }[] };
    expect(skus.value[0]).toMatchObject({ skuPartNumber: 'SPE_E3', capabilityStatus: 'Enabled' });
    expect(skus.value[0]?.consumedUnits).toBeGreaterThan(200);
    const subscriptions = await get('/v1.0/directory/subscriptions');
    const { value } = (await subscriptions.json()) as { value: { skuPartNumber: string; status: string }[] };
    expect(value.map(({ skuPartNumber, status }) => `${skuPartNumber} ${status}`)).toEqual([
      'SPE_E3 Enabled',
      'SPE_F1 Enabled',
      'EXCHANGESTANDARD Enabled',
      'Microsoft_365_Copilot Enabled',
      'STANDARDPACK Suspended',
      'FLOW_FREE Enabled',
    ]);
    const who = await (await get('/v1.0/organization')).json();
    expect(who).toMatchObject({ value: [{ id: first.guid, displayName: first.name }] });
  });

  test('is closed without the roles', async () => {
    graph.tenant().roles = ['Reports.Read.All'];
    for (const path of ['subscribedSkus', 'users', 'directory/subscriptions', 'admin/reportSettings'])
      expect(await codeOf(await get(`/v1.0/${path}`))).toEqual([403, 'Authorization_RequestDenied']);
    graph.tenant().roles = allRoles;
  });

  test('tells whether names are hidden in both shapes, and the switch changes every report at once', async () => {
    const path = '/v1.0/admin/reportSettings';
    const reports = ['getOffice365ActiveUserDetail', 'getEmailActivityUserDetail', 'getM365AppUserDetail'];
    const upns = async (report: string) =>
      namesIn(await download(`/v1.0/reports/${report}(period='D7')`), 'User Principal Name').filter(
        (name) => name !== '(Unknown)',
      );
    expect(await (await get(path)).json()).toMatchObject({ value: { displayConcealedNames: false } });
    const patch = async () =>
      fetch(`${graph.url}${path}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${await tokenOf()}` },
        body: JSON.stringify({ displayConcealedNames: true }),
      });
    expect((await patch()).status).toBe(403);
    graph.tenant().roles = [...allRoles, 'ReportSettings.ReadWrite.All'];
    expect((await patch()).status).toBe(204);
    graph.knobs.settingsShape = 'top';
    expect(await (await get(path)).json()).toMatchObject({ displayConcealedNames: true });
    graph.knobs.settingsShape = 'value';
    for (const report of reports)
      for (const name of await upns(report)) expect(name).toMatch(/^[0-9A-F]{32}$/);
    graph.tenant().concealed = false;
    for (const report of reports) for (const name of await upns(report)) expect(name).toContain('@');
    graph.tenant().roles = allRoles;
  });

  test('two tenants may have people of the same name, who are not the same people', async () => {
    const upns = async (tenant: string) => namesIn(await download(detail, { tenant }), 'User Principal Name');
    const [ours, theirs] = [await upns(twin.guid), await upns(otherTwin.guid)];
    expect(ours.filter((name) => theirs.includes(name)).length).toBeGreaterThan(10);
    const ids = (await allUsers(twin.guid)).map(({ id }) => id);
    const others = (await allUsers(otherTwin.guid)).map(({ id }) => id);
    expect(ids.filter((id) => others.includes(id))).toEqual([]);
  });
});

test('every request is in the log, with what it carried and what it got', async () => {
  const answer = await get(detail);
  await fetch(answer.headers.get('location') ?? '').then((file) => file.text());
  const [login, report, file] = graph.log.slice(-3);
  expect(login).toMatchObject({ server: 'graph', method: 'POST', status: 200 });
  expect(report).toMatchObject({ server: 'graph', path: detail, status: 302 });
  expect(report?.authorization).toMatch(/^Bearer /);
  expect(file).toMatchObject({ server: 'download', status: 200 });
  expect(file?.authorization).toBeUndefined();
});
