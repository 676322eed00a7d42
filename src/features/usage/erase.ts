import { textsOf } from '../../reports/names.ts';
import { readReport } from '../../reports/read-report.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { keyFor, personKeys } from '../../warehouse/person-key.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import type { UsageStores } from './commands.ts';
import { landedFiles, markDropped } from './import-queries.ts';
import { dropLanded } from './keep-import.ts';
import type { Erased } from './model.ts';
import { addErased, namesOf } from './name-queries.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { keyOfTenant } from './queries.ts';

/**
 * Forgets what is known of one person's usage at a tenant: their masks, the name if it is kept, the lines that quote them, and the files as received that name them. What the imports were – name, hash,
 * rows – stays told, so that a figure still says truthfully what it rested on; it is smaller by one from now on. Their key stays in a list, so that later reports don't bring
 * them back (docs/decisions/020).
 * @throws USAGE_IMPORT_NOT_YOURS, USAGE_TENANT_UNKNOWN.
 */
export async function erasePerson(
  { store, warehouse, landing }: UsageStores,
  who: Actor,
  { tenant, person, why }: { readonly tenant: TenantId; readonly person: string; readonly why: string },
  now: Date,
): Promise<Erased> {
  if (!may.importUsage(who)) throw problems.USAGE_IMPORT_NOT_YOURS();
  const known = await keyOfTenant(store.system, tenant);
  if (known === undefined) throw problems.USAGE_TENANT_UNKNOWN(tenant);
  const name = person.trim().toLowerCase();
  const key = keyFor(personKeys(known.key), name);
  // First of all nobody may bring them again: a file that is being read now looks at this list when it is through.
  const wasNamed = await store.system.transaction().execute(async (tx) => {
    const names = await namesOf(tx, tenant, [key]);
    await addErased(tx, tenant, key, now);
    return names.size > 0;
  });
  const masks = await warehouse.erase(known.number, BigUint64Array.of(key));
  let files = 0;
  for (const { sha256 } of await landedFiles(store.system, tenant)) {
    if (!(await isNamedIn(landing.read(sha256), name))) continue;
    await dropLanded(store.system, landing, tenant, sha256);
    await store.system.transaction().execute((tx) => markDropped(tx, tenant, sha256));
    files++;
  }
  return store.system.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('usage_quarantine')
      .where('import_number', 'in', (query) =>
        query.selectFrom('usage_import').where('tenant_id', '=', tenant).select('number'),
      )
      .where(({ fn, eb, val }) => eb(fn('strpos', [fn('lower', ['text']), val(name)]), '>', 0))
      .executeTakeFirst();
    const erased = { masks, files, lines: Number(numDeletedRows), name: wasNamed };
    // Nobody's name: the ledger keeps for ever.
    await appendToLedger(tx, {
      tenant,
      at: now,
      person: who.person,
      kind: 'usage.erased',
      subject: 'usage',
      why,
      facts: erased,
    });
    return erased;
  });
}

async function isNamedIn(chunks: AsyncIterable<Uint8Array>, name: string): Promise<boolean> {
  for await (const { names } of readReport(chunks)) if (textsOf(names).includes(name)) return true;
  return false;
}
