import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/features/people/model.ts';
import {
  addTargets,
  carryOver,
  dropList,
  dropTarget,
  makeList,
  publishList,
  saveList,
  saveTarget,
} from '../src/features/targets/commands.ts';
import { visibleList, wholeList } from '../src/features/targets/lists.ts';
import type { TargetListId } from '../src/features/targets/model.ts';
import type { TenantId } from '../src/features/tenants/model.ts';
import type { Store, Tx } from '../src/store/store.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { csmauWorld } from './support/csmau.ts';
import { engines, openTestStore } from './support/store.ts';

const fields = { process: 'csmau', name: 'EMEA first half', region: 'EMEA', fiscalYear: 2027, ends: null };

describe.each(engines)('a target list on %s', (engine) => {
  let store: Store;
  let it: Awaited<ReturnType<typeof csmauWorld>>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    it = await csmauWorld(store);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => store.as(who).transaction().execute(work);
  const read = async (who: Actor, id: TargetListId) =>
    wholeList(store.as(who), who, await visibleList(store.as(who), who, id));
  const made = async () =>
    (await as(it.rhea, (tx) => makeList(tx, it.rhea, fields, it.now()))).id as TargetListId;
  const add = (id: TargetListId, tenants: TenantId[], sme: string | 'deal' | null = it.jonas.person) =>
    as(it.rhea, (tx) => addTargets(tx, it.rhea, { id, tenants, sme, why: 'gap' }, it.now()));
  const publish = async (id: TargetListId, who = it.rhea) => {
    const { list } = await read(who, id);
    return publishList(store, who, it.parts, { id, match: list.version }, it.now());
  };

  test('is drafted by a Regional Manager, who names SMEs and publishes; each tenant gets a case with its SME named', async () => {
    const id = await made();
    const tenants = [await it.tenant(), await it.tenant()];
    await add(id, tenants);
    expect(await read(it.rhea, id)).toMatchObject({
      list: { targets: 2, waiting: 2, publishedAt: null },
      targets: [{ warnings: [], refusal: null, caseId: null }, { warnings: [] }],
      mayKeep: true,
    });
    expect(await publish(id)).toEqual({ begun: 2, refused: 0 });
    const after = await read(it.rhea, id);
    expect(after.list).toMatchObject({ open: 2, waiting: 0, publishedBy: { id: it.rhea.person } });
    expect(after.targets).toMatchObject([{ state: 'Targeted' }, { state: 'Targeted' }]);
    expect(after.people.find((one) => one.id === it.jonas.person)).toMatchObject({ open: 2, listed: 0 });
    // The SME sees the tenant from now on, by the case (domain.md 5.7, A7), and so the target.
    expect((await read(it.jonas, id)).targets).toHaveLength(2);
    expect((await read(it.oskar, id)).targets).toHaveLength(0);
    for (const tenant of tenants) expect((await verifyLedger(store.system, tenant)).broken).toBeNull();
    expect((await verifyLedger(store.system, 'organisation')).broken).toBeNull();
  });

  test('published again begins what is new, and nothing twice, also when two publish at once', async () => {
    const id = await made();
    await add(id, [await it.tenant()]);
    await publish(id);
    await add(id, [await it.tenant()]);
    const both = await Promise.allSettled([publish(id), publish(id)]);
    const begun = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.begun] : []));
    expect(begun.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await read(it.rhea, id)).list).toMatchObject({ open: 2, waiting: 0 });
  });

  test('keeps what is refused with the reason, and tries it again', async () => {
    const id = await made();
    const tenant = await it.tenant();
    await it.publishTo(tenant);
    await add(id, [tenant]);
    expect((await read(it.rhea, id)).targets).toMatchObject([{ refusal: 'open-case' }]);
    expect(await publish(id)).toEqual({ begun: 0, refused: 1 });
    expect((await read(it.rhea, id)).targets).toMatchObject([
      { caseId: null, refused: expect.stringContaining('open') },
    ]);
    const [open] = await store.system
      .selectFrom('process_case')
      .select('id')
      .where('tenant_id', '=', tenant)
      .execute();
    await it.act(open?.id as never, it.rhea, 'withdraw', { reason: 'On the list instead' });
    expect(await publish(id)).toEqual({ begun: 1, refused: 0 });
  });

  test('deals tenants out to those who have least', async () => {
    const id = await made();
    await add(id, [await it.tenant(), await it.tenant(), await it.tenant(), await it.tenant()], 'deal');
    const { targets, people } = await read(it.rhea, id);
    expect(targets.every(({ sme }) => sme !== null)).toBe(true);
    const loads = people.map(({ open, listed }) => open + listed);
    expect(people.map(({ name }) => name)).toEqual(['Jonas', 'Mira']);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(7);
    expect(targets.filter(({ sme }) => sme?.id === it.mira.person).length).toBeGreaterThan(0);
  });

  test('is nobody else’s: SMEs read it and change nothing, whoever has no right to make one is told who has', async () => {
    const id = await made();
    const tenant = await it.tenant();
    for (const who of [it.jonas, it.lotte, it.oskar]) {
      await expect(as(who, (tx) => makeList(tx, who, fields, it.now()))).rejects.toMatchObject({
        code: 'TARGET_LISTS_NOT_YOURS',
      });
      await expect(
        as(who, (tx) => addTargets(tx, who, { id, tenants: [tenant], sme: null, why: '' }, it.now())),
      ).rejects.toMatchObject({ code: 'TARGET_LISTS_NOT_YOURS' });
    }
    expect((await read(it.jonas, id)).mayKeep).toBe(false);
  });

  test('takes only people who can be the SME', async () => {
    const id = await made();
    await expect(add(id, [await it.tenant()], it.lotte.person)).rejects.toMatchObject({
      code: 'TARGET_SME_UNFIT',
    });
    const tenant = await it.tenant();
    await add(id, [tenant], null);
    expect((await read(it.rhea, id)).targets).toMatchObject([{ warnings: ['no-sme'] }]);
    await as(it.rhea, (tx) =>
      saveTarget(tx, it.rhea, { id, tenant, sme: it.mira.person, why: 'knows them' }, it.now()),
    );
    expect((await read(it.rhea, id)).targets).toMatchObject([{ sme: { id: it.mira.person }, warnings: [] }]);
  });

  test('gives up what has begun nothing, and keeps what has', async () => {
    const id = await made();
    const [one, other] = [await it.tenant(), await it.tenant()];
    await add(id, [one]);
    await publish(id);
    await add(id, [other]);
    await as(it.rhea, (tx) => dropTarget(tx, it.rhea, { id, tenant: other }, it.now()));
    await expect(
      as(it.rhea, (tx) => dropTarget(tx, it.rhea, { id, tenant: one }, it.now())),
    ).rejects.toMatchObject({ code: 'TARGET_BEGUN' });
    await expect(as(it.rhea, (tx) => dropList(tx, it.rhea, id, it.now()))).rejects.toMatchObject({
      code: 'TARGET_LIST_PUBLISHED',
    });
    const draft = await made();
    await as(it.rhea, (tx) => dropList(tx, it.rhea, draft, it.now()));
    await expect(read(it.rhea, draft)).rejects.toMatchObject({ code: 'TARGET_LIST_UNKNOWN' });
  });

  test('carried over has the tenants whose case has not ended, for the next year', async () => {
    const id = await made();
    const [stays, ends] = [await it.tenant(), await it.tenant()];
    await add(id, [stays, ends]);
    await publish(id);
    const { targets } = await read(it.rhea, id);
    const ending = targets.find(({ tenantId }) => tenantId === ends)?.caseId;
    await it.act(ending as never, it.rhea, 'withdraw', { reason: 'Not this year' });
    const next = (await as(it.rhea, (tx) => carryOver(tx, it.rhea, id, it.now()))).id as TargetListId;
    const carried = await read(it.rhea, next);
    expect(carried.list).toMatchObject({ fiscalYear: 2028, publishedAt: null });
    // Its case goes on: publishing again would begin none, and says so before.
    expect(carried.targets).toMatchObject([{ tenantId: stays, refusal: 'open-case' }]);
  });

  test('changed by two at once is the first one’s; the other is shown it', async () => {
    const id = await made();
    const { list } = await read(it.rhea, id);
    const save = (name: string) =>
      as(it.rhea, (tx) =>
        saveList(tx, it.rhea, { id, match: list.version, fields: { ...fields, name } }, it.now()),
      );
    await save('First');
    await expect(save('Second')).rejects.toMatchObject({
      code: 'TARGET_LIST_STALE',
      details: { current: { name: 'First' } },
    });
  });
});
