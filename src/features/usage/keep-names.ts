import { nameAt } from '../../reports/names.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { addNames, countNames, namedKeys, namingOf } from './name-queries.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import type { KeyedBatch } from './read-facts.ts';

export interface KeepNames {
  readonly tenant: TenantId;
  readonly keep: boolean;
  readonly why: string;
}

/**
 * Says whether names of a tenant's people are kept beside their keys. From then on the next files bring them; when they shall be kept no more, they are deleted at
 * once. Said twice it changes nothing.
 * @throws USAGE_NAMES_NOT_YOURS.
 */
export async function keepNames(
  tx: Tx,
  who: Actor,
  { tenant, keep, why }: KeepNames,
  now: Date,
): Promise<void> {
  if (!may.keepNames(who)) throw problems.USAGE_NAMES_NOT_YOURS();
  const known = await namingOf(tx, tenant);
  if ((known !== undefined) === keep) return;
  const names = keep ? 0 : await countNames(tx, tenant);
  if (keep)
    await tx
      .insertInto('usage_naming')
      .values({ tenant_id: tenant, since: now, kept_by: who.person })
      .execute();
  else {
    await tx.deleteFrom('usage_name').where('tenant_id', '=', tenant).execute();
    await tx.deleteFrom('usage_naming').where('tenant_id', '=', tenant).execute();
  }
  await appendToLedger(tx, {
    tenant,
    at: now,
    person: who.person,
    kind: keep ? 'usage.names-kept' : 'usage.names-deleted',
    subject: 'usage:names',
    why,
    facts: { names },
  });
}

/** Takes names out of what is read of a file. */
export interface NameKeeper {
  take(read: KeyedBatch): Promise<void>;
}

/** What keeps the plain names of a tenant's people; undefined where nobody wants them. Hidden names are none. */
export async function nameKeeper(store: Store, tenant: TenantId): Promise<NameKeeper | undefined> {
  if ((await namingOf(store.system, tenant)) === undefined) return undefined;
  const known = await namedKeys(store.system, tenant);
  return {
    async take({ batch: { names, hidden, rows }, people, rowsOfNobody }) {
      const fresh = new Map<bigint, string>();
      const nobody = new Set(rowsOfNobody);
      for (let row = 0; row < rows; row++) {
        const key = people[row] as bigint;
        if (hidden[row] === 1 || known.has(key) || nobody.has(row)) continue;
        fresh.set(key, nameAt(names, row));
        known.add(key);
      }
      if (fresh.size > 0) await store.system.transaction().execute((tx) => addNames(tx, tenant, fresh));
    },
  };
}
