import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { addTenant } from '../src/features/tenants/commands.ts';
import type { CustomerId, TenantId } from '../src/features/tenants/model.ts';
import { aDelivery } from './support/app.ts';
import { line } from './support/assignments.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

/** Lotte is FM of four tenants, and of one service of a fifth; Rhea reassigns. */
async function withWork({ store, clock, lotte, dalia, contoso }: Delivery) {
  const { customer_id: customer } = await store.system
    .selectFrom('tenant')
    .select('customer_id')
    .where('id', '=', contoso)
    .executeTakeFirstOrThrow();
  return store.system.transaction().execute(async (tx) => {
    const person = (name: string, roles: string[], more = {}) => {
      const email = `${name.split(' ')[0]?.toLowerCase()}@tailspin.example`;
      return addPerson(tx, 'system', { name, email, roles, demo: true, ...more }, clock.now);
    };
    const rhea = await person('Rhea Castellane', ['rm']);
    const oskar = await person('Oskar Winfield', ['fe']);
    const tenants: TenantId[] = [];
    for (const n of [1, 2, 3, 4]) {
      const given = {
        customer,
        guid: `w${n}`,
        name: `Woodgrove ${n}`,
        domain: 'woodgrove.example',
        motions: [],
        firm: null,
      };
      tenants.push(await addTenant(tx, systemActor, given, clock.now));
    }
    const [one, two, three, four] = tenants as [TenantId, TenantId, TenantId, TenantId];
    const put = (who: string, tenant: TenantId, more = {}) =>
      assign(
        tx,
        systemActor,
        { person: who, role: 'fm', place: { tenant }, primary: false, ...more },
        clock.now,
      );
    await put(lotte, one, { primary: true });
    await put(lotte, one, { service: 'teams', primary: true });
    await put(lotte, two, { primary: true });
    await put(dalia, two);
    await put(lotte, three);
    await put(dalia, three, { primary: true });
    await put(lotte, four, { service: 'exchange' });
    return { rhea, oskar, one, two, three, four, customer: customer as CustomerId };
  });
}

describe.each(engines)('bulk reassignment on %s', (engine) => {
  let delivery: Delivery;
  let work: Awaited<ReturnType<typeof withWork>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    work = await withWork(delivery);
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const ask = async (method: string, path: string, body?: unknown, person = work.rhea) =>
    (await delivery.as(person)).request(method, path, body);
  interface Item {
    id: string;
    version: number;
    level: string;
    place: { name: string };
    service: string;
    isThere: boolean;
    primary: boolean;
    refusal: { code: string } | null;
  }
  const preview = async (to = delivery.dalia): Promise<Item[]> =>
    (await ask('GET', `/reassignments/preview?from=${delivery.lotte}&to=${to}`)).body.items;
  const ticked = (items: readonly Item[]) => items.map(({ id, version }) => ({ id, version }));
  const fmsOf = async (tenant: string) =>
    (await ask('GET', `/tenants/${tenant}/assignments`)).body.lines
      .filter(({ role }: { role: string }) => role === 'fm')
      .map(({ person, whole, services, primary }: ReturnType<typeof line>) => [
        person === delivery.lotte ? 'lotte' : 'dalia',
        [...(whole ? ['tenant'] : []), ...services].join('+'),
        primary.map((service) => service || '*').join('+'),
      ])
      .sort();

  test('only people with assignments are found to reassign from, any with a role to reassign to', async () => {
    const found = async (side: string) =>
      (await ask('GET', `/reassignments/people?side=${side}&search=a`)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await found('from')).toEqual([
      'Dalia Monteagle',
      'Jonas Adeyemi',
      'Lotte Vandersloot',
      'Zofia Larkspur',
    ]);
    expect(await found('to')).toContain('Oskar Winfield');
  });

  test('the preview lists both levels apart, with who is there already and who lacks the role', async () => {
    const items = await preview();
    expect(
      items.map(({ place, level, service, isThere, primary, refusal }) => [
        place.name,
        level,
        service,
        isThere,
        primary,
        refusal,
      ]),
    ).toEqual([
      ['Contoso Pharma', 'tenant', '', false, true, null],
      ['Woodgrove 1', 'tenant', '', false, true, null],
      ['Woodgrove 1', 'service', 'teams', false, true, null],
      ['Woodgrove 2', 'tenant', '', true, true, null],
      ['Woodgrove 3', 'tenant', '', true, false, null],
      ['Woodgrove 4', 'service', 'exchange', false, false, null],
    ]);
    const toOskar = await preview(work.oskar);
    expect(toOskar.every(({ refusal }) => refusal?.code === 'ASSIGNEE_LACKS_ROLE')).toBe(true);
  });

  test('it is for people who assign everywhere', async () => {
    const refused = await ask(
      'GET',
      `/reassignments/preview?from=${delivery.lotte}&to=${delivery.dalia}`,
      undefined,
      delivery.lotte,
    );
    expect([refused.status, refused.body.code]).toEqual([403, 'REASSIGN_NOT_YOURS']);
  });

  test('what makes no sense is refused in words', async () => {
    const rows = ticked(await preview());
    const given = { from: delivery.lotte, to: delivery.dalia, why: 'Leave', rows };
    const code = async (body: object) => (await ask('POST', '/reassignments', body)).body.code;
    expect(await code({ ...given, to: delivery.lotte })).toBe('REASSIGN_SAME');
    expect(await code({ ...given, rows: [] })).toBe('REASSIGN_NOTHING');
    expect(await code({ ...given, why: ' ' })).toBe('INPUT_INVALID');
    expect(await code({ ...given, to: work.oskar })).toBe('ASSIGNEE_LACKS_ROLE');
    expect(await code({ ...given, rows: [{ id: rows[0]?.id, version: 99 }] })).toBe('REASSIGN_ROW_UNKNOWN');
    expect(await fmsOf(work.one)).toEqual([['lotte', 'tenant', '*+teams']]);
  });

  let batch = '';
  test('ticked rows change hands in one transaction, the two levels apart, stars go along', async () => {
    const items = await preview();
    // All tenants, and of the services only Exchange.
    const rows = ticked(items.filter(({ level, service }) => level === 'tenant' || service === 'exchange'));
    const { status, body } = await ask('POST', '/reassignments', {
      from: delivery.lotte,
      to: delivery.dalia,
      why: 'Parental leave',
      rows,
    });
    expect(status).toBe(201);
    batch = body.reassignment.id;
    expect(body.reassignment).toMatchObject({
      why: 'Parental leave',
      rows: 5,
      undone: null,
      by: { name: 'Rhea Castellane' },
    });
    expect(await fmsOf(work.one)).toEqual(
      [
        ['dalia', 'tenant', '*'],
        ['lotte', 'teams', 'teams'],
      ].sort(),
    );
    expect(await fmsOf(work.two)).toEqual([['dalia', 'tenant', '*']]);
    expect(await fmsOf(work.three)).toEqual([['dalia', 'tenant', '*']]);
    expect(await fmsOf(work.four)).toEqual([['dalia', 'exchange', '']]);
    const log = await ask('GET', `/tenants/${work.one}/assignments/log`);
    expect(log.body.items.slice(0, 2).map(({ why }: { why: string }) => why)).toEqual([
      'Parental leave',
      'Parental leave',
    ]);
  });

  test('it is taken back row by row, and what somebody has changed since stays and says so', async () => {
    // Somebody goes on working meanwhile: Dalia is not at the second tenant any more.
    const path = `/tenants/${work.two}/assignments`;
    const { body: now } = await ask('GET', path);
    const off = { ...line(delivery.dalia, 'fm'), whole: false };
    await ask('POST', path, { lines: [off], revision: now.revision }, delivery.paola);
    const { body } = await ask('POST', `/reassignments/${batch}/undo`, {});
    const states = body.rows.map(({ place, state }: { place: { name: string }; state: string }) => [
      place.name,
      state,
    ]);
    expect(states.sort()).toEqual([
      ['Contoso Pharma', 'undone'],
      ['Woodgrove 1', 'undone'],
      ['Woodgrove 2', 'kept'],
      ['Woodgrove 3', 'undone'],
      ['Woodgrove 4', 'undone'],
    ]);
    const kept = body.rows.find(({ state }: { state: string }) => state === 'kept');
    expect(kept.keptWhy).toBe('Paola Ferncliff has changed it since, so it stays as it is now.');
    expect(await fmsOf(work.one)).toEqual([['lotte', 'tenant', '*+teams']]);
    expect(await fmsOf(work.two)).toEqual([]);
    expect(await fmsOf(work.three)).toEqual(
      [
        ['dalia', 'tenant', '*'],
        ['lotte', 'tenant', ''],
      ].sort(),
    );
    expect(await fmsOf(work.four)).toEqual([['lotte', 'exchange', '']]);
  });

  test('it is taken back once', async () => {
    const again = await ask('POST', `/reassignments/${batch}/undo`, {});
    expect([again.status, again.body.code]).toEqual([409, 'REASSIGNMENT_UNDONE']);
    const { body } = await ask('GET', '/reassignments');
    expect(body.items).toMatchObject([{ id: batch, undone: { by: 'Rhea Castellane' } }]);
  });

  test('every step is in the ledger, and the chains hold', async () => {
    for (const tenant of [work.one, work.two]) {
      const proof = await ask('GET', `/tenants/${tenant}/timeline/proof`);
      expect(proof.body.broken).toBeNull();
    }
    const { body } = await ask('GET', `/tenants/${work.three}/assignments/log`);
    expect(body.items[0].why).toBe('undo');
  });
});
