import { dayText } from '../../base/days.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Store } from '../../store/store.ts';
import type { NameSpace } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { changeConnection, connectionOf, namesOfImport } from './sync-queries.ts';

interface Parts {
  readonly store: Store;
  readonly now: () => Date;
}

interface Tenant {
  readonly id: TenantId;
  names: { space: NameSpace | undefined; from: number | undefined };
}

export const wordOf = (space: NameSpace) => (space === 1 ? 'concealed' : 'plain');
export const spaceOf = (word: string | null): NameSpace | undefined =>
  word === null ? undefined : word === 'concealed' ? 1 : 0;

/** Notes the setting that hides names, as it was just read. A change goes into the ledger: from now on ids are others (m365.md section 2). */
export async function noteSetting(
  { store, now }: Parts,
  who: Actor,
  tenant: Tenant,
  concealed: boolean | undefined,
): Promise<void> {
  if (concealed === undefined) return;
  await store.system.transaction().execute(async (tx) => {
    const before = (await connectionOf(tx, tenant.id))?.conceals_names ?? null;
    if (before === concealed) return;
    await changeConnection(tx, tenant.id, { conceals_names: concealed });
    await appendToLedger(tx, {
      tenant: tenant.id,
      at: now(),
      person: who.person,
      kind: 'usage.names-set',
      subject: 'usage:names',
      facts: { before: { concealed: before }, after: { concealed } },
    });
  });
}

/** Notes whose names a new snapshot uses. Others than before are an identity break (decision 013): nobody can be followed over that day. */
export async function noteNames(
  { store, now }: Parts,
  who: Actor,
  tenant: Tenant,
  importNumber: number,
  day: number,
): Promise<void> {
  await store.system.transaction().execute(async (tx) => {
    const space = spaceOf(await namesOfImport(tx, importNumber));
    const before = tenant.names.space;
    if (space === undefined || space === before) return;
    if (before === undefined) {
      await changeConnection(tx, tenant.id, { name_space: wordOf(space) });
      tenant.names = { ...tenant.names, space };
      return;
    }
    await changeConnection(tx, tenant.id, { name_space: wordOf(space), names_from: dayText(day) });
    await appendToLedger(tx, {
      tenant: tenant.id,
      at: now(),
      person: who.person,
      kind: 'usage.identity-broken',
      subject: 'usage:names',
      facts: { day: dayText(day), before: { names: wordOf(before) }, after: { names: wordOf(space) } },
    });
    tenant.names = { space, from: day };
  });
}
