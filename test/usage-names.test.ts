import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addErased, addNames, erasedKeys, namesOf } from '../src/features/usage/name-queries.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

// Who says that names of people are kept, and who sees them. What imports and erasing do with them is in usage.test.ts.

/** The first and the last that a key can be, and one whose sign would be lost. */
const people = [1n, 2n ** 63n + 5n, 2n ** 64n - 1n] as const;
const called = ['bea@contoso.example', 'ada@contoso.example', 'cem@contoso.example'] as const;

describe.each(engines)('names of people on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let path: string;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    path = `/tenants/${delivery.contoso}/usage/names`;
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const keep = async (person: string, wanted: boolean) =>
    (await delivery.as(person)).request('PUT', path, { keep: wanted, why: 'The customer agreed' });
  const read = async (person: string, query = '') =>
    (await delivery.as(person)).request('GET', `${path}${query}`);
  const bring = () =>
    delivery.store.system
      .transaction()
      .execute((tx) =>
        addNames(tx, delivery.contoso, new Map(people.map((key, i) => [key, called[i] ?? '']))),
      );

  test('are kept by an administrator’s word, with a reason; nobody else has it, and before it none is written', async () => {
    await bring();
    expect(await keep(delivery.lotte, true)).toMatchObject({
      status: 403,
      body: { code: 'USAGE_NAMES_NOT_YOURS' },
    });
    const ada = await delivery.as(delivery.ada);
    expect((await ada.request('PUT', path, { keep: true, why: ' ' })).status).toBe(422);
    expect((await keep(delivery.ada, true)).body).toMatchObject({
      kept: { by: { name: 'Ada Kestrel' } },
      total: 0,
      mayKeep: true,
    });
    await bring();
  });

  test('are shown to administrators and assigned people, by the alphabet and by what is in them', async () => {
    for (const person of [delivery.ada, delivery.lotte, delivery.jonas]) {
      const { body } = await read(person, '?limit=2');
      expect(body).toMatchObject({ total: 3, more: true, mayRead: true });
      expect(body.names).toEqual([
        { key: '8000000000000005', name: called[1] },
        { key: '0000000000000001', name: called[0] },
      ]);
    }
    const next = await read(delivery.lotte, `?after=${called[0]}`);
    expect(next.body.names).toEqual([{ key: 'ffffffffffffffff', name: called[2] }]);
    expect((await read(delivery.lotte, '?find=ADA')).body.names).toHaveLength(1);
  });

  test('are hidden from who reads the tenant and is not assigned, and all of it from who does not see the tenant', async () => {
    expect((await read(delivery.gideon)).body).toMatchObject({
      kept: { by: { name: 'Ada Kestrel' } },
      total: null,
      names: [],
      mayRead: false,
      mayKeep: false,
    });
    expect((await read(delivery.zofia)).status).toBe(404);
    expect((await keep(delivery.zofia, false)).status).toBe(404);
  });

  test('go when somebody is erased, whose key alone stays; and all of them when they shall be kept no more', async () => {
    const { system } = delivery.store;
    const gone = people[1];
    for (let twice = 0; twice < 2; twice++)
      await system.transaction().execute((tx) => addErased(tx, delivery.contoso, gone, delivery.clock.now));
    expect([...(await erasedKeys(system, delivery.contoso))]).toEqual([gone]);
    expect([...(await namesOf(system, delivery.contoso, people)).keys()].sort()).toEqual([
      people[0],
      people[2],
    ]);
    expect((await keep(delivery.ada, false)).body).toMatchObject({ kept: null, total: 0, names: [] });
    await bring();
    expect(await namesOf(system, delivery.contoso, people)).toEqual(new Map());
    expect([...(await erasedKeys(system, delivery.contoso))]).toEqual([gone]);
  });
});
