import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Condition, fits, type GridFilter, listOf, operators } from '../src/base/grid-filter.ts';
import { writeQuery } from '../src/base/grid-query.ts';
import { assign } from '../src/features/assignments/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { addCustomer, addTenant } from '../src/features/tenants/commands.ts';
import { type TenantGridRow, tenantFields } from '../src/features/views/tenant-model.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

const names = [
  'Élan Vital',
  'elan vital 2',
  '100 % Söhne',
  'under_score',
  'Zebra',
  'ångström',
  'back\\slash',
];
const fields = tenantFields('internal').filter(
  ({ id }) => !['people', 'percent', 'growth28', 'dataDate'].includes(id),
);

describe.each(engines)('tenants in a grid on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let all: readonly TenantGridRow[];

  const ask = async (query: Record<string, string | number>, person = delivery.gideon) => {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return (await delivery.as(person)).request('GET', `/tenant-grid?${search}`);
  };
  const idsOf = (rows: readonly TenantGridRow[]) => rows.map(({ id }) => id);

  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const { clock, store, lotte } = delivery;
    await store.system.transaction().execute(async (tx) => {
      for (const [n, name] of names.entries()) {
        const region = n % 2 ? 'APJ' : 'EMEA';
        const customer = await addCustomer(
          tx,
          systemActor,
          { tpid: 900 + n, name: `Customer ${n % 3}`, region, segment: 'SMC' },
          clock.now,
        );
        const id = await addTenant(
          tx,
          systemActor,
          {
            customer,
            guid: `00000000-0000-0000-0000-00000000000${n}`,
            name,
            domain: '',
            motions: n % 3 ? ['CSMAU', 'Targeting'].slice(0, n % 3) : [],
            firm: null,
          },
          clock.now,
        );
        if (n % 2)
          await assign(
            tx,
            systemActor,
            { person: lotte, role: 'fm', place: { tenant: id }, primary: true },
            clock.now,
          );
        await tx
          .updateTable('tenant_internal')
          .set({
            priority: (['High', 'Medium', 'Low', null] as const)[n % 4] ?? null,
            tags: n % 2 ? ['Wave 1'] : [],
          })
          .where('tenant_id', '=', id)
          .execute();
        await tx
          .updateTable('tenant')
          .set({ seats: n % 3 ? n * 100 : null })
          .where('id', '=', id)
          .execute();
      }
    });
    all = (await ask({ whose: 'all', limit: 500 })).body.rows;
  }, 60_000);
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  test('whoever reads everything has every tenant, once, by name', () => {
    expect(all.length).toBe(names.length + 2);
    expect(new Set(idsOf(all)).size).toBe(all.length);
    expect(all.map(({ cells }) => cells.name)).toContain('100 % Söhne');
  });

  test('the database filters as the browser would, whatever is asked', async () => {
    const values = all.flatMap(({ cells }) =>
      Object.values(cells).flatMap((value) => listOf(value as never)),
    );
    const condition = (type: (typeof fields)[number]['type']): fc.Arbitrary<Condition> =>
      fc.constantFrom(...operators[type]).chain((is): fc.Arbitrary<Condition> => {
        if (is === 'blank' || is === 'present') return fc.constant({ is, values: [] });
        const value =
          type === 'date'
            ? fc.constantFrom('2026-11-20', '2026-11-19', '2027-01-01')
            : type === 'number' || type === 'percent'
              ? fc.constantFrom('0', '100', '200', '901.5', '-1')
              : fc.oneof(
                  fc.constantFrom(...values.filter((one) => one !== '')),
                  fc.constantFrom('ELAN', '%', '_', '\\', "o'", 's'),
                );
        return value.map((one) => ({ is, values: [one] }));
      });
    const filter: fc.Arbitrary<GridFilter> = fc
      .constantFrom(...fields)
      .chain((field) => condition(field.type).map((one) => ({ field: field.id, conditions: [one] })));
    await fc.assert(
      fc.asyncProperty(filter, async (one) => {
        const field = fields.find(({ id }) => id === one.field);
        if (field === undefined) throw new Error(one.field);
        const text = writeQuery({ sort: [], filters: [one], find: '' }).filter ?? '';
        const { status, body } = await ask({ whose: 'all', filter: text, limit: 500 });
        expect(status, JSON.stringify(body)).toBe(200);
        const expected = all.filter((row) =>
          one.conditions.every((c) => fits(field.value(row), field.type, c)),
        );
        expect(idsOf(body.rows), text).toEqual(idsOf(expected));
        expect(body.total).toBe(expected.length);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test.each([
    'name',
    '-name',
    'priority',
    '-priority,name',
    '-seats',
    'seats,-name',
    'tags',
    '-lastNote',
    'fm',
    '-tpid,region',
  ])('the pages of the order %s are all rows, each once, and what is not known is last', async (sort) => {
    const whole = (await ask({ whose: 'all', sort, limit: 500 })).body.rows as TenantGridRow[];
    const paged: TenantGridRow[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await ask({ whose: 'all', sort, limit: 2, ...(cursor === null ? {} : { cursor }) });
      expect(body.total).toBe(all.length);
      paged.push(...body.rows);
      cursor = body.cursor;
    } while (cursor !== null);
    expect(idsOf(paged)).toEqual(idsOf(whole));
    const first = (sort.split(',')[0] ?? '').replace('-', '');
    const blank = whole.map(
      ({ cells }) => listOf((cells[first] ?? null) as never).length === 0 || cells[first] === null,
    );
    expect(blank).toEqual(blank.toSorted());
  });

  test('High comes before Medium before Low, whoever said so', async () => {
    const { body } = await ask({ whose: 'all', sort: 'priority', limit: 500 });
    const said = body.rows.map(({ cells }: TenantGridRow) => cells.priority).filter(Boolean);
    expect([...new Set(said)]).toEqual(['High', 'Medium', 'Low']);
  });

  test('words are found without regard to case and accents, in names of people who work there, too', async () => {
    const found = async (find: string) =>
      (await ask({ whose: 'all', find })).body.rows.map(({ cells }: TenantGridRow) => cells.name).sort();
    expect(await found('ÉLAN')).toEqual(['elan vital 2', 'Élan Vital']);
    expect(await found('%')).toEqual(['100 % Söhne']);
    expect(await found('906')).toEqual(['back\\slash']);
    expect(await found('vandersloot')).toHaveLength(4);
  });

  test('a cursor under another order is refused, not taken for another place', async () => {
    const { body } = await ask({ whose: 'all', sort: 'name', limit: 2 });
    const other = await ask({ whose: 'all', sort: '-tpid', limit: 2, cursor: body.cursor });
    expect([other.status, other.body.code]).toEqual([422, 'CURSOR_UNREADABLE']);
    expect((await ask({ whose: 'all', cursor: 'nonsense' })).body.code).toBe('CURSOR_UNREADABLE');
  });

  test('a column that there is none of is refused with those that there are', async () => {
    const { status, body } = await ask({ filter: 'shoe:eq:42' });
    expect([status, body.code]).toEqual([422, 'INPUT_INVALID']);
  });

  test('assigned people have their own lists, and no wider ones', async () => {
    const mine = await ask({ whose: 'my-active' }, delivery.jonas);
    expect(mine.body.rows.map(({ cells }: TenantGridRow) => cells.name)).toEqual(['Contoso Pharma']);
    const wide = await ask({ whose: 'active' }, delivery.jonas);
    expect([wide.status, wide.body.code]).toEqual([403, 'WHOSE_REFUSED']);
  });

  test('a partner has no internal column, in no row, no filter and no order', async () => {
    const { body } = await ask({ whose: 'all' }, delivery.zofia);
    expect(body.rows).toHaveLength(1);
    for (const column of ['motions', 'priority', 'tags', 'status', 'reference', 'created'])
      expect(body.rows[0].cells).not.toHaveProperty(column);
    for (const asked of [{ sort: 'priority' }, { filter: 'motions:in:CSMAU' }, { filter: 'tags:blank' }])
      expect((await ask(asked, delivery.zofia)).status).toBe(422);
    expect((await ask({ find: 'CSMAU' }, delivery.zofia)).body.total).toBe(0);
  });
});
