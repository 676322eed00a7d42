import { newId } from '../../base/ids.ts';
import { Problem } from '../../base/problems.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Store, Tx } from '../../store/store.ts';
import { startCase } from '../cases/commands.ts';
import type { CaseParts } from '../cases/parts.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { beginningOf, canBe, factsOf, presentList, visibleList } from './lists.ts';
import type { ListFields, TargetListId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { type ListRow, loadsOf, targetsOf } from './queries.ts';
import { dealt, refusalOf } from './rules.ts';

/** Drafts a list. @throws TARGET_LISTS_NOT_YOURS, TARGET_PROCESS_UNFIT. */
export async function makeList(
  tx: Tx,
  who: Actor,
  { process, ...fields }: ListFields & { readonly process: string },
  now: Date,
): Promise<ListRow> {
  demandKeeper(who);
  await beginningOf(tx, process);
  const id = newId('list', now);
  const { name, region, fiscalYear: fiscal_year, ends } = fields;
  const made = { made_by: who.person, made_at: now };
  await tx
    .insertInto('target_list')
    .values({ id, process, name, region, fiscal_year, ends, ...made })
    .execute();
  await record(tx, who, 'list.made', id, { process, ...fields }, now);
  return visibleList(tx, who, id);
}

/** Changes what a list is called, its region, year and end. @throws TARGET_LIST_STALE with what stands there. */
export async function saveList(
  tx: Tx,
  who: Actor,
  { id, match, fields }: { readonly id: TargetListId; readonly match: number; readonly fields: ListFields },
  now: Date,
): Promise<ListRow> {
  demandKeeper(who);
  const before = await lockList(tx, who, id, match);
  const { name, region, fiscalYear: fiscal_year, ends } = fields;
  await tx
    .updateTable('target_list')
    .set({ name, region, fiscal_year, ends, version: match + 1 })
    .where('id', '=', id)
    .execute();
  const was = { name: before.name, region: before.region, fiscalYear: before.fiscal_year, ends: before.ends };
  await record(tx, who, 'list.changed', id, { before: was, after: fields }, now);
  return visibleList(tx, who, id);
}

/** Removes a draft. @throws TARGET_LIST_PUBLISHED. */
export async function dropList(tx: Tx, who: Actor, id: TargetListId, now: Date): Promise<void> {
  demandKeeper(who);
  const list = await visibleList(tx, who, id);
  if (list.published_at !== null) throw problems.TARGET_LIST_PUBLISHED(list.name);
  await tx.deleteFrom('target').where('list_id', '=', id).execute();
  await tx.deleteFrom('target_list').where('id', '=', id).execute();
  await record(tx, who, 'list.dropped', id, { name: list.name, targets: list.targets }, now);
}

export interface AddTargets {
  readonly id: TargetListId;
  readonly tenants: readonly TenantId[];
  /** One for all, nobody yet, or dealt out to whoever has least. */
  readonly sme: string | 'deal' | null;
  readonly why: string;
}

/** Puts tenants on a list. @throws TENANT_UNKNOWN for one that this person does not see, TARGET_SME_UNFIT. */
export async function addTargets(tx: Tx, who: Actor, cmd: AddTargets, now: Date): Promise<void> {
  demandKeeper(who);
  const { id, sme, why } = cmd;
  const list = await visibleList(tx, who, id);
  const { actor, asked, definition } = await beginningOf(tx, list.process);
  if (sme !== null && sme !== 'deal')
    await demandSme(tx, sme, asked, definition.actors[actor]?.label ?? actor);
  const on = new Set(
    (await targetsOf(tx, { id, process: list.process }, list.fiscal_year)).map((t) => t.tenant_id),
  );
  const wanted = [...new Set(cmd.tenants)].filter((tenant) => !on.has(tenant));
  const people = sme === 'deal' ? await loadsOf(tx, asked) : [];
  const turns = dealt(
    people.map(({ open, listed }) => open + listed),
    wanted.length,
  );
  for (const [n, tenant] of wanted.entries()) {
    await visibleTenant(tx, who, tenant);
    const sme_id = sme === 'deal' ? (people[turns[n] ?? -1]?.id ?? null) : sme;
    const added = { added_by: who.person, added_at: now };
    await tx
      .insertInto('target')
      .values({ list_id: id, tenant_id: tenant, sme_id, why, ...added })
      .execute();
    await record(tx, who, 'target.added', id, { tenant, sme: sme_id }, now, tenant);
  }
}

/** Names the SME of a target. @throws TARGET_UNKNOWN, TARGET_BEGUN, TARGET_SME_UNFIT. */
export async function saveTarget(
  tx: Tx,
  who: Actor,
  cmd: {
    readonly id: TargetListId;
    readonly tenant: TenantId;
    readonly sme: string | null;
    readonly why: string;
  },
  now: Date,
): Promise<void> {
  demandKeeper(who);
  const { id, tenant, sme, why } = cmd;
  const list = await visibleList(tx, who, id);
  const { actor, asked, definition } = await beginningOf(tx, list.process);
  if (sme !== null) await demandSme(tx, sme, asked, definition.actors[actor]?.label ?? actor);
  const before = await openTarget(tx, list, tenant);
  await tx
    .updateTable('target')
    .set({ sme_id: sme, why, refused: null })
    .where('list_id', '=', id)
    .where('tenant_id', '=', tenant)
    .execute();
  await record(tx, who, 'target.changed', id, { tenant, before: before.sme_id, after: sme }, now, tenant);
}

/** Takes a tenant off a list that has begun nothing for it. @throws TARGET_UNKNOWN, TARGET_BEGUN. */
export async function dropTarget(
  tx: Tx,
  who: Actor,
  { id, tenant }: { readonly id: TargetListId; readonly tenant: TenantId },
  now: Date,
): Promise<void> {
  demandKeeper(who);
  const list = await visibleList(tx, who, id);
  await openTarget(tx, list, tenant);
  await tx.deleteFrom('target').where('list_id', '=', id).where('tenant_id', '=', tenant).execute();
  await record(tx, who, 'target.dropped', id, { tenant }, now, tenant);
}

/**
 * Begins a case for each target that has none. Each in a transaction of its own: a process that dies in between has begun some of them, and publishing again begins
 * the rest; nobody begins one twice.
 * @returns how many were begun and refused.
 */
export async function publishList(
  store: Store,
  who: Actor,
  parts: CaseParts,
  { id, match }: { readonly id: TargetListId; readonly match: number },
  now: Date,
): Promise<{ begun: number; refused: number }> {
  demandKeeper(who);
  const { list, waiting } = await store
    .as(who)
    .transaction()
    .execute(async (tx) => {
      const locked = await lockList(tx, who, id, match);
      const published = {
        published_by: locked.published_by ?? who.person,
        published_at: locked.published_at ?? now,
      };
      await tx
        .updateTable('target_list')
        .set({ ...published, version: match + 1 })
        .where('id', '=', id)
        .execute();
      await record(tx, who, 'list.published', id, { targets: locked.targets, waiting: locked.waiting }, now);
      const targets = await targetsOf(tx, { id, process: locked.process }, locked.fiscal_year);
      return { list: locked, waiting: targets.filter(({ case_id }) => case_id === null) };
    });
  const said = { begun: 0, refused: 0 };
  for (const { tenant_id: tenant } of waiting) {
    const refusal = await beginOne(store, who, parts, list, tenant, now);
    said[refusal === null ? 'begun' : 'refused']++;
    if (refusal !== null)
      await store.system
        .updateTable('target')
        .set({ refused: refusal })
        .where('list_id', '=', id)
        .where('tenant_id', '=', tenant)
        .where('case_id', 'is', null)
        .execute();
  }
  return said;
}

/** @returns why no case was begun; null where one was. */
async function beginOne(
  store: Store,
  who: Actor,
  parts: CaseParts,
  list: ListRow,
  tenant: TenantId,
  now: Date,
): Promise<string | null> {
  const id = list.id as TargetListId;
  try {
    return await store.system.transaction().execute(async (tx) => {
      await tx
        .selectFrom('target')
        .select('tenant_id')
        .where('list_id', '=', id)
        .where('tenant_id', '=', tenant)
        .forUpdate()
        .execute();
      const { event, actor, asked } = await beginningOf(tx, list.process);
      const [target] = await targetsOf(tx, { id, process: list.process }, list.fiscal_year, tenant);
      if (target === undefined || target.case_id !== null) return null;
      if (refusalOf(factsOf(target, asked)) === 'sme-gone')
        throw problems.TARGET_SME_UNFIT(asked.label || actor);
      const people = target.sme_id === null ? [] : [{ person: target.sme_id, actor }];
      const start = { tenantId: tenant, process: list.process, event, answers: {}, people };
      const begun = await startCase(tx, who, parts, start, now);
      await tx
        .updateTable('target')
        .set({ case_id: begun, refused: null })
        .where('list_id', '=', id)
        .where('tenant_id', '=', tenant)
        .execute();
      return null;
    });
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** A draft of the next year with the tenants whose case has not ended (domain.md 5.7, A27). */
export async function carryOver(tx: Tx, who: Actor, id: TargetListId, now: Date): Promise<ListRow> {
  demandKeeper(who);
  const list = await visibleList(tx, who, id);
  const next = newId('list', now);
  await tx
    .insertInto('target_list')
    .values({
      id: next,
      process: list.process,
      name: list.name,
      region: list.region,
      fiscal_year: list.fiscal_year + 1,
      ends: null,
      made_by: who.person,
      made_at: now,
      carried_from: id,
    })
    .execute();
  const targets = await targetsOf(tx, { id, process: list.process }, list.fiscal_year);
  const open = targets.filter(({ ended }) => ended !== true);
  for (const { tenant_id, sme_id, why } of open)
    await tx
      .insertInto('target')
      .values({ list_id: next, tenant_id, sme_id, why, added_by: who.person, added_at: now })
      .execute();
  await record(tx, who, 'list.carried', next, { from: id, targets: open.length }, now);
  return visibleList(tx, who, next);
}

function demandKeeper(who: Actor): void {
  if (!may.keepLists(who)) throw problems.TARGET_LISTS_NOT_YOURS();
}

async function demandSme(
  db: Db,
  person: string,
  asked: Parameters<typeof canBe>[0],
  label: string,
): Promise<void> {
  const row = await db
    .selectFrom('person')
    .select(['roles', 'capabilities'])
    .where('id', '=', person)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || !canBe(asked, row)) throw problems.TARGET_SME_UNFIT(label);
}

async function lockList(tx: Tx, who: Actor, id: TargetListId, match: number): Promise<ListRow> {
  await tx.selectFrom('target_list').select('id').where('id', '=', id).forUpdate().execute();
  const list = await visibleList(tx, who, id);
  if (list.version !== match) throw problems.TARGET_LIST_STALE(list.name, { current: presentList(list) });
  return list;
}

async function openTarget(tx: Tx, list: ListRow, tenant: TenantId) {
  const id = list.id as TargetListId;
  const [target] = await targetsOf(tx, { id, process: list.process }, list.fiscal_year, tenant);
  if (target === undefined) throw problems.TARGET_UNKNOWN();
  if (target.case_id !== null) throw problems.TARGET_BEGUN(target.tenant);
  return target;
}

function record(
  tx: Tx,
  who: Actor,
  kind: string,
  subject: string,
  facts: Readonly<Record<string, unknown>>,
  now: Date,
  tenant: TenantId | null = null,
) {
  return appendToLedger(tx, { tenant, at: now, person: who.person, kind, subject, facts });
}
