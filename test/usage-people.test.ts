import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { importFile } from '../src/features/usage/commands.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { aDelivery } from './support/app.ts';

// From files to the people behind a figure, through the door that a browser uses.

const report = 'getOffice365ActiveUserDetail';
const [from, to] = [dayNumber('2026-10-01'), dayNumber('2026-11-18')];
const sample = generateTenant(9, { people: 60, from, to, story: 'steady' });

let portal: Awaited<ReturnType<typeof aDelivery>>;
let rowsAddress: string;
let peopleAddress: string;

beforeAll(async () => {
  portal = await aDelivery('pglite');
  const stores = { store: portal.store, ...(await portal.app.usage.open()) };
  for (const day of [to - 20, to - 9, to - 1, to]) {
    const text = renderReport(sample, { report, refresh: day, period: 'D180' }, {});
    const chunks = (async function* () {
      yield Buffer.from(text);
    })();
    const file = { tenant: portal.contoso, called: 'contoso', name: `${report}-${dayText(day)}.csv`, chunks };
    await importFile(stores, systemActor, { ...file, source: 'file' }, portal.clock.now);
  }
  rowsAddress = `/tenants/${portal.contoso}/usage/rows?day=${dayText(to)}`;
  peopleAddress = `/tenants/${portal.contoso}/usage/people?day=${dayText(to)}`;
}, 120_000);
afterAll(() => portal?.[Symbol.asyncDispose]());

describe('the rows behind a figure', () => {
  test('are as many as the figure, and both shares of the files add up to it', async () => {
    const jonas = await portal.as(portal.jonas);
    const { body } = await jonas.request('GET', rowsAddress);
    const day = dayText(to);
    const asked = `/usage/figures?tenant=${portal.contoso}&from=${day}&to=${day}&asOf=${body.asOf}`;
    const { body: figures } = await jonas.request('GET', asked);
    expect(body).toMatchObject({ exact: true, names: 'plain', mayList: false });
    expect(body.people).toBe(figures.figures[0].activePeople);
    expect(body.people).toBeGreaterThan(0);
    const sum = (of: string) =>
      body.contributions.reduce((total: number, row: Record<string, number>) => total + (row[of] ?? 0), 0);
    expect([sum('first'), sum('last')]).toEqual([body.people, body.people]);
    expect(body.contributions[0]).toMatchObject({ report: 'active-users', source: 'file' });
  });

  test('of a day without a report of its own are the lower bound, and say so', async () => {
    const jonas = await portal.as(portal.jonas);
    const day = dayText(to - 4);
    const { body } = await jonas.request('GET', `/tenants/${portal.contoso}/usage/rows?day=${day}`);
    const asked = `/usage/figures?tenant=${portal.contoso}&from=${day}&to=${day}`;
    const { body: figures } = await jonas.request('GET', asked);
    expect([body.exact, body.people]).toEqual([false, figures.figures[0].atLeast]);
  });

  test('of a tenant that one does not see are not there, and of an unknown service are refused', async () => {
    const zofia = await portal.as(portal.zofia);
    expect((await zofia.request('GET', rowsAddress)).status).toBe(404);
    const jonas = await portal.as(portal.jonas);
    const unknown = await jonas.request('GET', `${rowsAddress}&service=fax`);
    expect([unknown.status, unknown.body.code]).toEqual([422, 'USAGE_SERVICE_UNKNOWN']);
  });
});

describe('the people behind a figure', () => {
  test('are for administrators and those with the right for it', async () => {
    const jonas = await portal.as(portal.jonas);
    const refused = await jonas.request('GET', peopleAddress);
    expect([refused.status, refused.body.code]).toEqual([403, 'USAGE_PEOPLE_NOT_YOURS']);
    await portal.store.system.transaction().execute((tx) =>
      tx
        .updateTable('person')
        .set({ capabilities: ['usage:people'] })
        .where('id', '=', portal.lotte as never)
        .execute(),
    );
    const lotte = await portal.as(portal.lotte);
    expect((await lotte.request('GET', peopleAddress)).status).toBe(200);
  });

  test('come in pages, as keys; counted by hand they are the figure, for each service too', async () => {
    const ada = await portal.as(portal.ada);
    const people: { key: string; last: string; services: string[] }[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await ada.request(
        'GET',
        `${peopleAddress}&limit=7${next === '' ? '' : `&cursor=${next}`}`,
      );
      people.push(...body.rows);
      next = body.cursor;
    }
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
    expect(people.every(({ key }) => /^[0-9a-f]{16}$/.test(key))).toBe(true);
    for (const service of ['any', 'teams', 'exchange']) {
      const { body } = await ada.request('GET', `${rowsAddress}&service=${service}`);
      const counted = people.filter(({ services }) => service === 'any' || services.includes(service));
      expect([service, counted.length]).toEqual([service, body.people]);
    }
  });

  test('are sorted and filtered; what asks for nothing that is here is refused', async () => {
    const ada = await portal.as(portal.ada);
    const { body } = await ada.request('GET', `${peopleAddress}&sort=-last&filter=services:in:teams`);
    const days = body.rows.map(({ last }: { last: string }) => last);
    expect(days).toEqual(days.toSorted().reverse());
    expect(body.rows.every(({ services }: { services: string[] }) => services.includes('teams'))).toBe(true);
    const wrong = await ada.request('GET', `${peopleAddress}&sort=name`);
    expect([wrong.status, wrong.body.code]).toEqual([422, 'INPUT_INVALID']);
  });
});

describe('names beside the keys', () => {
  test('are there where they are kept, for administrators and assigned people, and for nobody else who may list keys', async () => {
    const ada = await portal.as(portal.ada);
    const names = async (person: string) => {
      const { body } = await (await portal.as(person)).request('GET', peopleAddress);
      return body.rows.map((row: { name: string | null }) => row.name);
    };
    expect(new Set(await names(portal.ada))).toEqual(new Set([null]));
    const address = `/tenants/${portal.contoso}/usage/names`;
    expect((await ada.request('PUT', address, { keep: true, why: 'agreed' })).status).toBe(200);
    const stores = { store: portal.store, ...(await portal.app.usage.open()) };
    const text = renderReport(sample, { report, refresh: to - 5, period: 'D180' }, {});
    const chunks = (async function* () {
      yield Buffer.from(text);
    })();
    const file = { tenant: portal.contoso, called: 'contoso', name: 'one-more.csv', chunks };
    await importFile(stores, systemActor, { ...file, source: 'file' }, portal.clock.now);
    await portal.store.system.transaction().execute((tx) =>
      tx
        .updateTable('person')
        .set({ capabilities: ['usage:people'] })
        .where('id', 'in', [portal.lotte, portal.gideon] as never[])
        .execute(),
    );
    for (const person of [portal.ada, portal.lotte]) {
      const told = await names(person);
      expect(told).not.toContain(null);
      expect(told.every((name: string) => text.toLowerCase().includes(name))).toBe(true);
    }
    expect(new Set(await names(portal.gideon))).toEqual(new Set([null]));
  });
});
