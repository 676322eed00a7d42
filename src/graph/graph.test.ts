import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../test/support/certificate.ts';
import { type FakeGraph, startFakeGraph, usualClient } from '../../test/support/fake-graph.ts';
import { dayNumber, dayText } from '../base/days.ts';
import { renderReport } from '../sample/render.ts';
import { generateTenant } from '../sample/tenant.ts';
import { thumbprintOf } from './assertion.ts';
import { isDownloadHost, type Report } from './downloads.ts';
import { createGraph, type Graph } from './graph.ts';
import { type GraphSettings, readCertificate, signingAlgorithms, usualGraph } from './settings.ts';
import { wholeFile } from './whole.ts';

const from = dayNumber('2026-01-05');
const today = from + 60;
const tenant = generateTenant(5, { people: 40, from, to: today });
const detail = 'getOffice365ActiveUserDetail';
const copilot = 'getMicrosoft365CopilotUsageUserDetail';
const d180 = { period: 'D180' };

const years = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2030-01-01T00:00:00Z') };
const own = makeCertificate('Uptake', years);
const certified = { id: '99999999-2222-4333-9444-555555555555', certificate: own.certificate };

let fake: FakeGraph;
let graph: Graph;
let clock = today * 86_400_000 + 12 * 3_600_000;
const settingsOf = (more: Partial<GraphSettings> = {}): GraphSettings => ({
  clientId: usualClient.id,
  proof: { secret: usualClient.secret ?? '' },
  graphUrl: fake.url,
  loginUrl: fake.url,
  downloadOrigins: [fake.downloadUrl],
  ...more,
});
const graphOf = (more?: Partial<GraphSettings>) => createGraph(settingsOf(more), () => new Date(clock));

beforeAll(async () => {
  fake = await startFakeGraph({
    tenants: [tenant],
    now: () => new Date(clock),
    clients: [usualClient, certified],
  });
});
afterAll(() => fake[Symbol.asyncDispose]());
// The limits of calls are per ten minutes: each test begins with none, and with the usual knobs.
beforeEach(() => {
  clock += 600_000;
  Object.assign(fake.knobs, {
    download: 'whole',
    redirectTo: null,
    linkForm: 'path',
    copilotAnswers: 200,
    etags: 'none',
  });
  Object.assign(fake.tenant(), { consented: true, unknown: false, empty: false, concealed: false });
  graph = graphOf();
});

async function textOf(body: AsyncIterable<Uint8Array> | Promise<Report | undefined>): Promise<string> {
  const chunks: Uint8Array[] = [];
  const given = await body;
  const pieces = given === undefined ? [] : 'chunks' in given ? given.chunks : given;
  for await (const chunk of pieces) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  );

describe('a report', () => {
  test('comes from the download host, without the token that Graph is asked with', async () => {
    const text = await textOf(graph.report(tenant.guid, detail, d180));
    expect(text).toBe(renderReport(tenant, { report: detail, refresh: today - 2, period: 'D180' }));
    const [asked, fetched] = fake.log.slice(-2);
    expect([asked?.server, asked?.status, asked?.authorization?.slice(0, 7)]).toEqual([
      'graph',
      302,
      'Bearer ',
    ]);
    expect([fetched?.server, fetched?.status, fetched?.authorization]).toEqual(['download', 200, undefined]);
  });

  test('keeps the query of a link whole, and reads slow bodies', async () => {
    Object.assign(fake.knobs, { linkForm: 'query', download: 'slow', slowMs: 1 });
    expect((await textOf(graph.report(tenant.guid, detail, d180))).split('\r\n').length).toBeGreaterThan(20);
    expect(fake.log.at(-1)?.query).toMatch(/token=/);
  });

  test('of one day is asked without quotes, of a period with them', async () => {
    await textOf(graph.report(tenant.guid, detail, { date: dayText(today - 5) }));
    await textOf(graph.report(tenant.guid, detail, d180));
    const asked = fake.log
      .filter(({ server, path }) => server === 'graph' && path.includes(detail))
      .slice(-2);
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual([
      `${detail}(date=${dayText(today - 5)})`,
      `${detail}(period='D180')`,
    ]);
  });

  test('about Copilot may come at once or by a redirect', async () => {
    const direct = await textOf(graph.report(tenant.guid, copilot, d180));
    Object.assign(fake.knobs, { copilotAnswers: 302 });
    expect(await textOf(graph.report(tenant.guid, copilot, d180))).toBe(direct);
  });

  test.each(['cut', 'short'] as const)(
    'whose body is %s fails before anybody can keep it',
    async (download) => {
      Object.assign(fake.knobs, { download });
      expect(await codeOf(textOf(graph.report(tenant.guid, detail, d180)))).toBe('GRAPH_CUT');
      Object.assign(fake.knobs, { download: 'whole' });
      expect(await codeOf(textOf(graph.report(tenant.guid, detail, d180)))).toBe('fine');
    },
  );

  test('with a link that has expired says so', async () => {
    Object.assign(fake.knobs, { download: 'expired' });
    expect(await codeOf(graph.report(tenant.guid, detail, d180))).toBe('GRAPH_LINK_GONE');
  });

  test.each(['http://evil.example/data', 'https://reports.office.com.evil.example/x', 'not a link'])(
    'that leads to %s is not fetched',
    async (redirectTo) => {
      Object.assign(fake.knobs, { redirectTo });
      expect(await codeOf(graph.report(tenant.guid, detail, d180))).toMatch(
        /GRAPH_(STRANGE_LINK|UNREADABLE)/,
      );
    },
  );
});

describe.each(['graph', 'download'] as const)('a report whose state the server of %s names', (etags) => {
  test('is not sent again while it is the same, and comes when it has changed', async () => {
    Object.assign(fake.knobs, { etags });
    const first = await graph.report(tenant.guid, detail, d180);
    expect(Object.keys(first?.tags ?? {}).filter((hop) => first?.tags[hop as 'graph'] !== undefined)).toEqual(
      [etags],
    );
    const again = await graph.report(tenant.guid, detail, d180, first?.tags);
    expect(again).toBeUndefined();
    expect(fake.log.at(-1)).toMatchObject({ server: etags, status: 304 });
    fake.tenant().concealed = true;
    expect(await textOf(graph.report(tenant.guid, detail, d180, first?.tags))).toContain(
      'Report Refresh Date',
    );
  });
});

test('a report that nobody names the state of comes whole each time', async () => {
  const first = await graph.report(tenant.guid, detail, d180);
  expect(first?.tags).toEqual({});
  expect(await graph.report(tenant.guid, detail, d180, first?.tags)).toBeDefined();
});

test('only hosts of Microsoft over https are downloaded from, and origins that were set', () => {
  const is = (url: string) => isDownloadHost(new URL(url), { downloadOrigins: ['http://127.0.0.1:9'] });
  expect(is('https://reports.office.com/data/download/x')).toBe(true);
  expect(is('https://reportsncu.office365.com/x?token=y')).toBe(true);
  expect(is('http://127.0.0.1:9/x')).toBe(true);
  for (const url of [
    'http://reports.office.com/x',
    'https://evil-office.com/x',
    'https://office.com.example/x',
  ])
    expect(is(url)).toBe(false);
  for (const url of ['https://u:p@reports.office.com/x', 'https://reports.office.com:444/x'])
    expect(is(url)).toBe(false);
});

describe('a refusal', () => {
  test('says how long Graph wants to rest', async () => {
    for (let i = 0; i < 14; i++) await textOf(graph.report(tenant.guid, detail, d180));
    const refused = await graph.report(tenant.guid, detail, d180).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'GRAPH_BUSY', details: { retryAfter: 600 } });
  });

  test('reads a date in Retry-After too', async () => {
    const later = new Date(Math.ceil(clock / 1000) * 1000 + 90_000).toUTCString();
    fake.refuseNext(1, { status: 429, headers: { 'retry-after': later }, body: '' }, /reports/);
    const refused = await graph.report(tenant.guid, detail, d180).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'GRAPH_BUSY', details: { retryAfter: 90 } });
  });

  test.each([
    [() => Object.assign(fake.tenant(), { roles: [] }), 'GRAPH_NO_PERMISSION'],
    [() => Object.assign(fake.tenant(), { unknown: true }), 'GRAPH_TENANT_UNKNOWN'],
    [() => Object.assign(fake.tenant(), { consented: false }), 'GRAPH_NOT_CONSENTED'],
    [() => fake.refuseNext(1, { status: 500, body: 'oops' }, /reports/), 'GRAPH_SILENT'],
    [() => fake.refuseNext(2, { status: 401, body: '' }, /reports/), 'GRAPH_REFUSED'],
  ])('is told apart: %s', async (prepare, code) => {
    const { roles } = fake.tenant();
    prepare();
    expect(await codeOf(graph.report(tenant.guid, detail, d180))).toBe(code);
    Object.assign(fake.tenant(), { roles });
  });

  test('of a day that is too old names the day', async () => {
    const asked = graph.report(tenant.guid, detail, { date: dayText(today - 28) });
    expect(await codeOf(asked)).toBe('GRAPH_DATE_TOO_OLD');
  });

  test('of the secret quotes neither it nor what the login wrote', async () => {
    const secret = 'very secret indeed';
    const error = await graphOf({ proof: { secret } })
      .report(tenant.guid, detail, d180)
      .then(
        () => new Error('it was taken'),
        (caught: Error) => caught,
      );
    expect(error).toMatchObject({ code: 'GRAPH_SECRET_REFUSED' });
    expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toContain(secret);
  });

  test('of a certificate names it by its thumbprint, and quotes nothing of the key', async () => {
    const other = makeCertificate('Another', years);
    const proof = readCertificate(other.certificate, other.key, 'PS256');
    const error = await graphOf({ clientId: certified.id, proof })
      .report(tenant.guid, detail, d180)
      .then(
        () => new Error('it was taken'),
        (caught: Error) => caught,
      );
    expect(error).toMatchObject({ code: 'GRAPH_CERTIFICATE_REFUSED' });
    expect(error.message).toContain(thumbprintOf(proof.certificate));
    expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(/PRIVATE|client_assertion|eyJ/);
  });

  test('of a network names the host', async () => {
    const gone = graphOf({ loginUrl: 'http://127.0.0.1:1' }).report(tenant.guid, detail, d180);
    expect(await codeOf(gone)).toBe('GRAPH_SILENT');
  });
});

describe('a token', () => {
  const asked = () => fake.log.filter(({ path }) => path.endsWith('/token')).length;

  test('is shared, used for its hour, and made anew before its end', async () => {
    const before = asked();
    await Promise.all([graph.subscribedSkus(tenant.guid), graph.concealsNames(tenant.guid)]);
    await graph.subscribedSkus(tenant.guid);
    expect(asked() - before).toBe(1);
    clock += 3_400_000;
    await graph.subscribedSkus(tenant.guid);
    expect(asked() - before).toBe(2);
  });

  test('that Graph takes back is made anew once', async () => {
    await graph.subscribedSkus(tenant.guid);
    fake.refuseNext(1, { status: 401, body: '' }, /subscribedSkus/);
    expect(await graph.subscribedSkus(tenant.guid)).not.toEqual([]);
  });

  test('is made anew after a refusal, so that a permission granted meanwhile counts', async () => {
    const { roles } = fake.tenant();
    fake.tenant().roles = [];
    expect(await codeOf(graph.report(tenant.guid, detail, d180))).toBe('GRAPH_NO_PERMISSION');
    fake.tenant().roles = roles;
    expect(await codeOf(textOf(graph.report(tenant.guid, detail, d180)))).toBe('fine');
  });

  test('proves which tenant has let the app in, and with which permissions', async () => {
    expect(await graph.prove(tenant.guid)).toContain('Reports.Read.All');
    expect(await codeOf(graph.prove('00000000-0000-4000-8000-00000000dead'))).toBe('GRAPH_TENANT_NOT_FOUND');
  });
});

describe.each(signingAlgorithms)('with a certificate, signing by %s', (algorithm) => {
  test('a token is got without any secret, each time by a new assertion', async () => {
    const proof = readCertificate(own.certificate, own.key, algorithm);
    const certain = graphOf({ clientId: certified.id, proof });
    expect(await textOf(certain.report(tenant.guid, detail, d180))).toContain('Report Refresh Date');
    // The fake takes no assertion twice.
    expect(await certain.prove(tenant.guid)).toContain('Reports.Read.All');
  });
});

describe('the setting that hides names', () => {
  test.each(['value', 'top'] as const)('is read in the shape "%s"', async (settingsShape) => {
    Object.assign(fake.knobs, { settingsShape });
    expect(await graph.concealsNames(tenant.guid)).toBe(false);
    fake.tenant().concealed = true;
    expect(await graph.concealsNames(tenant.guid)).toBe(true);
  });

  test('is unknown where the app may not read it', async () => {
    fake.refuseNext(1, { status: 403, body: '' }, /reportSettings/);
    expect(await graph.concealsNames(tenant.guid)).toBeUndefined();
  });
});

test('a next page at another host never gets the token', async () => {
  const value = [{ skuId: 'x' }];
  fake.refuseNext(
    1,
    { status: 200, body: { value, '@odata.nextLink': `${fake.downloadUrl}/v1.0/subscribedSkus?p=2` } },
    /subscribedSkus/,
  );
  const seen = fake.log.filter(({ server }) => server === 'download').length;
  expect(await codeOf(graph.subscribedSkus(tenant.guid))).toBe('GRAPH_STRANGE_LINK');
  expect(fake.log.filter(({ server }) => server === 'download')).toHaveLength(seen);
});

test('the link of consent carries the app, the way back and the state', () => {
  const real = createGraph({ ...settingsOf(), ...usualGraph }, () => new Date(clock));
  const link = new URL(
    real.consentLink(tenant.guid, { redirect: 'https://uptake.example/consent', state: 's t' }),
  );
  expect(`${link.origin}${link.pathname}`).toBe(
    `https://login.microsoftonline.com/${tenant.guid}/adminconsent`,
  );
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: usualClient.id,
    redirect_uri: 'https://uptake.example/consent',
    state: 's t',
  });
});

describe('a whole file', () => {
  async function* pieces(...texts: string[]) {
    for (const text of texts) yield Buffer.from(text);
  }
  const verdict = (...texts: string[]) => codeOf(textOf(wholeFile(pieces(...texts))));

  test.each([
    [['a,b\n1,2\n'], 'fine'],
    [['a,b\r', '\n1,', '2'], 'fine'],
    [['a,b\n'], 'fine'],
    [['a,b\n"1,\n1",2\n\n'], 'fine'],
    [['a,b\n1'], 'GRAPH_CUT'],
    [['a,b\n1,2\n"3,', '4'], 'GRAPH_CUT'],
    [['a,b'], 'GRAPH_CUT'],
    [[''], 'GRAPH_CUT'],
  ])('%j is %s', async (texts, code) => {
    expect(await verdict(...texts)).toBe(code);
  });
});
