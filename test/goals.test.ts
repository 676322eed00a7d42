import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { importFile } from '../src/features/usage/commands.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { aDelivery } from './support/app.ts';

// Goals over HTTP, counted from Microsoft 365 reports.

const report = 'getOffice365ActiveUserDetail';
const [from, to] = [dayNumber('2026-05-20'), dayNumber('2026-11-18')];
const before = dayNumber('2026-06-30');
const sample = generateTenant(9, { people: 80, from, to, story: 'steady' });

let portal: Awaited<ReturnType<typeof aDelivery>>;

beforeAll(async () => {
  portal = await aDelivery('pglite');
  const stores = { store: portal.store, ...(await portal.app.usage.open()) };
  for (const day of [before, to]) {
    const text = renderReport(sample, { report, refresh: day, period: 'D180' }, {});
    const chunks = (async function* () {
      yield Buffer.from(text);
    })();
    const file = { tenant: portal.contoso, called: 'contoso', name: `${report}-${dayText(day)}.csv`, chunks };
    await importFile(stores, systemActor, { ...file, source: 'file' }, portal.clock.now);
  }
}, 120_000);
afterAll(() => portal?.[Symbol.asyncDispose]());

const figureOn = async (day: number) => {
  const jonas = await portal.as(portal.jonas);
  const asked = `/usage/figures?tenant=${portal.contoso}&from=${dayText(day)}&to=${dayText(day)}`;
  return (await jonas.request('GET', asked)).body.figures[0].activePeople as number;
};

describe('the goals of a year', () => {
  test('say what tenants grew since the year began; one without figures is told apart', async () => {
    const ada = await portal.as(portal.ada);
    const whole = await ada.request('POST', '/goals', { fiscalYear: 2027, name: 'Everybody', target: 100 });
    expect(whole.status).toBe(201);
    const part = { fiscalYear: 2027, name: 'EMEA', region: 'EMEA', parent: whole.body.id, target: 60 };
    await ada.request('POST', '/goals', part);
    const americas = { ...part, name: 'Americas', region: 'Americas', target: 30 };
    await ada.request('POST', '/goals', americas);
    const { body } = await ada.request('GET', '/goals');
    const growth = (await figureOn(to)) - (await figureOn(before));
    expect(body).toMatchObject({ fiscalYear: 2027, first: '2026-07-01', mayKeep: true });
    expect(body.items).toMatchObject([
      { name: 'Everybody', children: 90, progress: { actual: growth, tenants: 2, unknown: 1 } },
      { name: 'EMEA', progress: { actual: growth } },
      { name: 'Americas', progress: { actual: null, tenants: 0, pace: 'unknown' } },
    ]);
    const drill = await ada.request('GET', `/goals/${whole.body.id}/tenants`);
    expect(drill.body.items).toMatchObject([
      { tenant: 'Contoso Pharma', fromDay: '2026-06-30', toDay: '2026-11-18', growth },
      { tenant: 'Northwind Traders', growth: null },
    ]);
  });

  test('count what one sees: somebody who is assigned to one tenant is told of that one', async () => {
    const jonas = await portal.as(portal.jonas);
    const { body } = await jonas.request('GET', '/goals');
    expect(body.items[0]).toMatchObject({ progress: { tenants: 1, unknown: 0 } });
    expect(body.mayKeep).toBe(false);
  });

  test('are not for partners, and kept by those who lead', async () => {
    const [zofia, jonas] = [await portal.as(portal.zofia), await portal.as(portal.jonas)];
    expect((await zofia.request('GET', '/goals')).status).toBe(404);
    const refused = await jonas.request('POST', '/goals', { fiscalYear: 2027, name: 'Mine', target: 5 });
    expect([refused.status, refused.body.code]).toEqual([403, 'GOALS_NOT_YOURS']);
  });

  test('stand in no circle, go one by one from below, and are lost by nobody’s race', async () => {
    const ada = await portal.as(portal.ada);
    const add = async (name: string, parent: string | null) =>
      (await ada.request('POST', '/goals', { fiscalYear: 2028, name, parent, target: 9 })).body.id as string;
    const above = await add('Above', null);
    const below = await add('Below', above);
    const put = (id: string, body: object, version: number) =>
      ada.request('PUT', `/goals/${id}`, body, { 'if-match': `"v${version}"` });
    const circle = await put(above, { name: 'Above', parent: below, target: 9 }, 1);
    expect(circle.body.code).toBe('GOAL_PARENT_UNFIT');
    expect((await ada.request('DELETE', `/goals/${above}`)).body.code).toBe('GOAL_HAS_CHILDREN');
    expect((await put(below, { name: 'Mine', parent: above, target: 10 }, 1)).status).toBe(200);
    const late = await put(below, { name: 'Late', parent: above, target: 11 }, 1);
    expect(late.body).toMatchObject({ code: 'GOAL_STALE', current: { name: 'Mine', target: 10 } });
    expect((await ada.request('DELETE', `/goals/${below}`)).status).toBe(200);
    expect((await ada.request('DELETE', `/goals/${above}`)).status).toBe(200);
  });
});

describe('the catalogue of offers', () => {
  test('is kept in an order; a title is had by one offer at a time, and a retired one makes room', async () => {
    const ada = await portal.as(portal.ada);
    const add = async (title: string) => (await ada.request('POST', '/offers', { title })).body;
    const [one, other] = [await add('Champions'), await add('Frontline')];
    expect((await ada.request('POST', '/offers', { title: 'CHAMPIONS' })).body.code).toBe(
      'OFFER_TITLE_TAKEN',
    );
    const titles = async () =>
      (await ada.request('GET', '/offers')).body.items.map(({ title }: { title: string }) => title);
    expect(await titles()).toEqual(['Champions', 'Frontline']);
    await ada.request('POST', '/offers/order', { ids: [other.id] });
    expect(await titles()).toEqual(['Frontline', 'Champions']);
    const retire = (retired: boolean, version: number) =>
      ada.request('POST', `/offers/${one.id}/retire`, { retired }, { 'if-match': `"v${version}"` });
    expect((await retire(true, 1)).body.retired).toBe(true);
    expect((await add('Champions')).title).toBe('Champions');
    expect((await retire(false, 2)).body.code).toBe('OFFER_TITLE_TAKEN');
    expect((await retire(true, 1)).status).toBe(412);
  });

  test('takes no service that there is none of and no link that is none', async () => {
    const ada = await portal.as(portal.ada);
    const refused = await ada.request('POST', '/offers', { title: 'X', services: ['telegraph'] });
    expect([refused.status, refused.body.code]).toEqual([422, 'OFFER_SERVICE_UNKNOWN']);
    expect((await ada.request('POST', '/offers', { title: 'X', link: 'javascript:alert(1)' })).status).toBe(
      422,
    );
  });

  test('is read by everybody of the organisation, and by partners as far as it is theirs', async () => {
    const ada = await portal.as(portal.ada);
    await ada.request('POST', '/offers', { title: 'For partners too', audience: 'partner' });
    const [jonas, zofia] = [await portal.as(portal.jonas), await portal.as(portal.zofia)];
    const seen = await zofia.request('GET', '/offers');
    expect(seen.body.items).toMatchObject([{ title: 'For partners too' }]);
    expect((await jonas.request('GET', '/offers')).body.items.length).toBeGreaterThan(1);
    expect((await jonas.request('POST', '/offers', { title: 'Mine' })).body.code).toBe('OFFERS_NOT_YOURS');
  });
});
