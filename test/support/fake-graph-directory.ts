import { dayNumber } from '../../src/base/days.ts';
import { dayOf } from '../../src/base/time.ts';
import { companySubscriptions, directoryUser, subscribedSkus } from '../../src/sample/entitlements.ts';
import { type Answer, type Call, nextLink, refusal, type World } from './fake-graph-model.ts';
import type { Bearer } from './fake-graph-tokens.ts';

// What Graph tells of a tenant beside its reports: licences, people, the setting that hides names, and who it is.

type Answering = (world: World, call: Call, bearer: Bearer) => Answer;

const organization = ['Organization.Read.All', 'Directory.Read.All'];
const settings = ['ReportSettings.Read.All', 'ReportSettings.ReadWrite.All'];

/** One of the roles is enough. */
const places: Readonly<Record<string, readonly [roles: readonly string[], answer: Answering]>> = {
  'GET /v1.0/subscribedSkus': [
    ['LicenseAssignment.Read.All', ...organization],
    (world, _, { tenant }) => ({ status: 200, body: subscribedSkus(tenant.sample, today(world)) }),
  ],
  'GET /v1.0/directory/subscriptions': [
    organization,
    (world, _, { tenant }) => ({ status: 200, body: companySubscriptions(tenant.sample, today(world)) }),
  ],
  // Any app that was let in may ask who the tenant is.
  'GET /v1.0/organization': [
    [],
    (_, __, { tenant: { sample } }) => {
      const verifiedDomains = [{ name: sample.domain, isDefault: true, isInitial: true }];
      return {
        status: 200,
        body: { value: [{ id: sample.guid, displayName: sample.name, verifiedDomains }] },
      };
    },
  ],
  'GET /v1.0/users': [['User.Read.All', 'Directory.Read.All'], users],
  'GET /v1.0/admin/reportSettings': [settings, readSettings],
  'PATCH /v1.0/admin/reportSettings': [settings.slice(1), writeSettings],
};

/** Answers at these addresses; undefined at others. */
export function answerDirectory(world: World, call: Call, bearer: Bearer): Answer | undefined {
  const place = places[`${call.method} ${call.path}`];
  if (place === undefined) return undefined;
  const [roles, answer] = place;
  if (roles.length > 0 && !roles.some((role) => bearer.roles.includes(role)))
    return refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  return answer(world, call, bearer);
}

const today = ({ now }: World) => dayNumber(dayOf(now()));

function users(world: World, { path, query }: Call, { tenant }: Bearer): Answer {
  const size = Number(query.get('$top') ?? 100);
  const from = Number(query.get('$skiptoken') ?? 0);
  if (!(size >= 1 && size <= 999))
    return refusal(400, 'Request_UnsupportedQuery', `Invalid page size specified: '${size}'.`);
  const all = tenant.sample.people
    .filter((person) => !tenant.isOutOfDirectory(person))
    .flatMap((person) => directoryUser(person, today(world)) ?? []);
  // Without $select a few usual properties come.
  const usual = 'id,userPrincipalName,displayName';
  const chosen = (query.get('$select') ?? usual).split(',');
  const value = all
    .slice(from, from + size)
    .map((user) => Object.fromEntries(Object.entries(user).filter(([key]) => chosen.includes(key))));
  const more = from + size < all.length ? nextLink(world, path, query, from + size) : {};
  return { status: 200, body: { ...more, value } };
}

function readSettings({ knobs }: World, _: Call, { tenant }: Bearer): Answer {
  const setting = {
    '@odata.type': '#microsoft.graph.adminReportSettings',
    displayConcealedNames: tenant.concealed,
  };
  return { status: 200, body: knobs.settingsShape === 'value' ? { value: setting } : setting };
}

function writeSettings(_: World, { body }: Call, { tenant }: Bearer): Answer {
  const given: unknown = JSON.parse(body)?.displayConcealedNames;
  if (typeof given !== 'boolean')
    return refusal(400, 'BadRequest', 'displayConcealedNames must be a boolean.');
  tenant.concealed = given;
  return { status: 204 };
}
