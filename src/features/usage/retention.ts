import { type DayNumber, dayText } from '../../base/days.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { daysInBlock } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { todayOf } from './asked.ts';
import type { UsageStores } from './commands.ts';
import { dropQuarantine, knownBy, landedBefore, markDropped } from './import-queries.ts';
import { dropLanded } from './keep-import.ts';
import type { Retention } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { tenantsWithUsage } from './queries.ts';

const millisecondsADay = 86_400_000;

/** What was done to keep no more than wanted. */
export interface Kept {
  /** Figures can be asked as of this import and later ones. */
  readonly asOf: number;
  /** Days before this one are forgotten. */
  readonly before: string;
  /** Whose days or files were forgotten now. */
  readonly tenants: number;
  readonly masks: number;
  readonly files: number;
}

/**
 * Folds imports that nobody may ask as of any more, and forgets days that are older than what is kept, with the files that tell of them only. The
 * ledger says so of each tenant before it is done: a process that ends in between does it again, and says it again.
 * @throws USAGE_IMPORT_NOT_YOURS.
 */
export async function applyRetention(
  stores: UsageStores,
  who: Actor,
  { keepDays, asOfDays }: Retention,
  now: Date,
): Promise<Kept> {
  if (!may.importUsage(who)) throw problems.USAGE_IMPORT_NOT_YOURS();
  const { store, warehouse } = stores;
  const { import: foldable } = await knownBy(
    store.system,
    new Date(now.getTime() - asOfDays * millisecondsADay),
  );
  if (foldable > (await warehouse.oldestAsOf())) await warehouse.compact(foldable);
  // Whole masks at a time: a tenant is rewritten every 64 days, and not each night.
  const before = Math.floor((todayOf(now) - keepDays) / daysInBlock) * daysInBlock;
  const kept = {
    asOf: await warehouse.oldestAsOf(),
    before: dayText(before),
    tenants: 0,
    masks: 0,
    files: 0,
  };
  const old = await warehouse.olderThan(before);
  const files = Map.groupBy(await landedBefore(store.system, dayText(before)), ({ tenant_id }) => tenant_id);
  for (const { id, number } of await tenantsWithUsage(store.system)) {
    const masks = old.get(number) ?? 0;
    const theirs = (files.get(id) ?? []).map(({ sha256 }) => sha256);
    if (masks === 0 && theirs.length === 0) continue;
    await forgetOf(stores, who, { id, number }, before, masks, theirs, now);
    kept.tenants++;
    kept.masks += masks;
    kept.files += theirs.length;
  }
  return kept;
}

async function forgetOf(
  { store, warehouse, landing }: UsageStores,
  who: Actor,
  { id, number }: { readonly id: TenantId; readonly number: number },
  before: DayNumber,
  masks: number,
  files: readonly string[],
  now: Date,
): Promise<void> {
  await store.system.transaction().execute((tx) =>
    appendToLedger(tx, {
      tenant: id,
      at: now,
      person: who.person,
      kind: 'usage.forgotten',
      subject: 'usage',
      facts: { day: dayText(before), masks, files: files.length },
    }),
  );
  if (masks > 0) await warehouse.forgetBefore(number, before);
  for (const sha256 of files) {
    await dropLanded(store.system, landing, id, sha256);
    await store.system.transaction().execute(async (tx) => {
      await dropQuarantine(tx, id, sha256);
      await markDropped(tx, id, sha256);
    });
  }
}
