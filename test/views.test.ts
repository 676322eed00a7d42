import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import type { BulkRow } from '../src/features/views/bulk-model.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

const state = {
  display: 'work',
  whose: 'my',
  sort: '-lastNote',
  filter: 'region:in:EMEA',
  find: '',
  cols: 'name:240,region',
};

describe.each(engines)('views on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    // Lotte works at both tenants.
    const place = { tenant: delivery.northwind };
    await delivery.store.system
      .transaction()
      .execute((tx) =>
        assign(
          tx,
          systemActor,
          { person: delivery.lotte, role: 'fm', place, primary: true },
          delivery.clock.now,
        ),
      );
  }, 60_000);
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const say = async (person: string, method: string, path: string, body?: unknown, match?: number) =>
    (await delivery.as(person)).request(
      method,
      path,
      body,
      match === undefined ? {} : { 'if-match': `"v${match}"` },
    );
  const add = (person: string, name: string, more: object = {}) =>
    say(person, 'POST', '/views', { list: 'tenants', name, state, ...more });
  const namesOf = async (person: string) =>
    (await say(person, 'GET', '/views?list=tenants')).body.views.map(({ name }: { name: string }) => name);

  describe('saved views', () => {
    test('hold all that the address says, and nobody else sees a private one', async () => {
      const { status, body } = await add(delivery.jonas, 'Quiet ones');
      expect([status, body.state, body.mine, body.version]).toEqual([201, state, true, 1]);
      expect(await namesOf(delivery.jonas)).toContain('Quiet ones');
      expect(await namesOf(delivery.lotte)).not.toContain('Quiet ones');
      const other = await say(delivery.lotte, 'PATCH', `/views/${body.id}`, { name: 'Mine now' }, 1);
      expect([other.status, other.body.code]).toEqual([404, 'VIEW_UNKNOWN']);
    });

    test('are shared within the organisation, and changed by their owner alone', async () => {
      const { body } = await add(delivery.jonas, 'For all of us', { shared: true });
      expect(await namesOf(delivery.lotte)).toContain('For all of us');
      expect(await namesOf(delivery.zofia)).not.toContain('For all of us');
      const other = await say(delivery.lotte, 'PATCH', `/views/${body.id}`, { name: 'Mine now' }, 1);
      expect([other.status, other.body.code]).toEqual([403, 'VIEW_NOT_YOURS']);
      expect(other.body.detail).toContain('Jonas Adeyemi');
      const gone = await say(delivery.lotte, 'DELETE', `/views/${body.id}`);
      expect(gone.body.code).toBe('VIEW_NOT_YOURS');
      expect((await say(delivery.jonas, 'DELETE', `/views/${body.id}`)).body).toEqual({ removed: true });
      expect(await namesOf(delivery.lotte)).not.toContain('For all of us');
    });

    test('of partners are their own, and never shared', async () => {
      expect((await add(delivery.zofia, 'Ours')).status).toBe(201);
      const { status, body } = await add(delivery.zofia, 'Shared', { shared: true });
      expect([status, body.code]).toEqual([403, 'VIEW_SHARING_INTERNAL']);
      expect(await namesOf(delivery.jonas)).not.toContain('Ours');
    });

    test('a lost race is refused with what is there, and nothing is lost', async () => {
      const { body: view } = await add(delivery.jonas, 'Raced');
      const first = await say(
        delivery.jonas,
        'PATCH',
        `/views/${view.id}`,
        { state: { ...state, find: 'a' } },
        1,
      );
      expect([first.status, first.body.version]).toEqual([200, 2]);
      const second = await say(
        delivery.jonas,
        'PATCH',
        `/views/${view.id}`,
        { state: { ...state, find: 'b' } },
        1,
      );
      expect([second.status, second.body.code]).toEqual([412, 'VERSION_STALE']);
      expect(second.body.current.state.find).toBe('a');
    });

    test('a name is taken once a person, whatever its letters', async () => {
      await add(delivery.lotte, 'Mondays');
      const { status, body } = await add(delivery.lotte, 'MONDAYS');
      expect([status, body.code]).toEqual([409, 'VIEW_NAMED_TWICE']);
      expect((await add(delivery.jonas, 'Mondays')).status).toBe(201);
    });

    test('one opens a list first, for each person by themselves', async () => {
      await say(delivery.jonas, 'PUT', '/views/usual', { list: 'tenants', view: 'assignments' });
      expect((await say(delivery.jonas, 'GET', '/views?list=tenants')).body.usual).toBe('assignments');
      expect((await say(delivery.lotte, 'GET', '/views?list=tenants')).body.usual).toBeNull();
      await say(delivery.jonas, 'PUT', '/views/usual', { list: 'tenants', view: null });
      expect((await say(delivery.jonas, 'GET', '/views?list=tenants')).body.usual).toBeNull();
    });

    test('too long or empty names, and states, are refused with their place', async () => {
      for (const more of [
        { name: ' ' },
        { name: 'x'.repeat(81) },
        { state: { ...state, filter: 'x'.repeat(4001) } },
      ])
        expect(
          (await say(delivery.jonas, 'POST', '/views', { list: 'tenants', name: 'N', state, ...more })).body
            .code,
        ).toBe('INPUT_INVALID');
    });
  });

  describe('a change of several tenants', () => {
    const change = { field: 'motions', how: 'add', value: 'Targeting' };
    const preview = async (person: string, asked: object = change) =>
      say(person, 'POST', '/tenant-changes/preview', {
        change: asked,
        tenants: [delivery.contoso, delivery.northwind, 'tenant_none'],
      });
    const brief = (rows: readonly BulkRow[]) =>
      rows.map(({ tenant, state: is, before, after }) => [tenant, is, before, after]);
    const motionsOf = async (tenant: string) =>
      (await say(delivery.gideon, 'GET', `/tenants/${tenant}`)).body.motions as string[];

    test('is shown before and after, tenant by tenant, and changes nothing yet', async () => {
      const { status, body } = await preview(delivery.jonas);
      expect(status).toBe(200);
      expect(brief(body.rows)).toEqual([
        ['', 'refused', [], []],
        ['', 'refused', [], []],
        ['Contoso Pharma', 'changed', ['CSMAU'], ['CSMAU', 'Targeting']],
      ]);
      expect(body.rows[0].why).toContain('There is no such tenant');
      expect(await motionsOf(delivery.contoso)).toEqual(['CSMAU']);
    });

    test('is refused to guests with the reason, and to partners altogether', async () => {
      const { body } = await preview(delivery.gideon);
      expect(body.rows.map(({ state: is }: BulkRow) => is)).toEqual(['refused', 'refused', 'refused']);
      expect(body.rows[1].why).toContain('guest');
      const partner = await preview(delivery.zofia);
      expect([partner.status, partner.body.code]).toEqual([403, 'BULK_INTERNAL']);
    });

    test('is made where nobody was faster, and taken back where nobody has changed it since', async () => {
      const { rows } = (await preview(delivery.lotte)).body as { rows: BulkRow[] };
      const tenants = rows
        .filter(({ state: is }) => is === 'changed')
        .map(({ tenantId, version }) => ({ tenantId, version }));
      expect(tenants).toHaveLength(2);
      const made = await say(delivery.lotte, 'POST', '/tenant-changes', { change, why: 'wave two', tenants });
      expect(made.body.rows.map(({ state: is }: BulkRow) => is)).toEqual(['changed', 'changed']);
      expect(await motionsOf(delivery.northwind)).toEqual(['CSMAU', 'Targeting']);

      // Said again from the same preview, every tenant has been changed since.
      const again = await say(delivery.lotte, 'POST', '/tenant-changes', { change, tenants });
      expect([again.body.id, again.body.rows[0].state]).toEqual([null, 'refused']);
      expect(again.body.rows[0].why).toContain('Lotte Vandersloot');

      // Jonas changes one of them meanwhile: that one stays.
      const { body: tenant } = await say(delivery.jonas, 'GET', `/tenants/${delivery.contoso}`);
      const version = tenant.internal.version;
      await say(delivery.jonas, 'PATCH', `/tenants/${delivery.contoso}/facts`, { tags: ['Pilot'] }, version);
      const stranger = await say(delivery.jonas, 'POST', `/tenant-changes/${made.body.id}/undo`);
      expect([stranger.status, stranger.body.code]).toEqual([404, 'BULK_UNKNOWN']);
      const undone = await say(delivery.lotte, 'POST', `/tenant-changes/${made.body.id}/undo`);
      expect(undone.body.rows.map(({ tenant: name, state: is }: BulkRow) => [name, is])).toEqual([
        ['Contoso Pharma', 'kept'],
        ['Northwind Traders', 'undone'],
      ]);
      expect(undone.body.rows[0].why).toContain('Jonas Adeyemi');
      expect(await motionsOf(delivery.contoso)).toEqual(['CSMAU', 'Targeting']);
      expect(await motionsOf(delivery.northwind)).toEqual(['CSMAU']);
      const twice = await say(delivery.lotte, 'POST', `/tenant-changes/${made.body.id}/undo`);
      expect([twice.status, twice.body.code]).toEqual([409, 'BULK_UNDONE']);
      for (const id of [delivery.contoso, delivery.northwind])
        expect((await verifyLedger(delivery.store.system, id)).broken).toBeNull();
    });

    test('what the rules of one tenant forbid is refused for that one, with their words', async () => {
      const health = { field: 'motions', how: 'add', value: 'Customer Health' };
      const { body: tenant } = await say(delivery.lotte, 'GET', `/tenants/${delivery.northwind}`);
      await say(
        delivery.lotte,
        'PATCH',
        `/tenants/${delivery.northwind}/facts`,
        { motions: ['RFA'] },
        tenant.internal.version,
      );
      const { body } = await preview(delivery.lotte, health);
      expect(body.rows.map(({ tenant: name, state: is }: BulkRow) => [name, is])).toEqual([
        ['', 'refused'],
        ['Contoso Pharma', 'changed'],
        ['Northwind Traders', 'refused'],
      ]);
      expect(body.rows[2].why).toContain('never with RFA');
      const wrong = await preview(delivery.lotte, { field: 'priority', override: 'High', reason: 'Because' });
      expect(wrong.body.rows[1].why).toContain('“Because” is no reason');
    });
  });
});
