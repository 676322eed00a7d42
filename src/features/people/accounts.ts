import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import {
  accountById,
  accounts,
  endSessions,
  firmById,
  isAssigned,
  otherAdministrators,
  withPassword,
} from './account-queries.ts';
import { refusalOfAccount } from './account-rules.ts';
import { addPerson } from './commands.ts';
import type { Account, Actor, PersonRow } from './model.ts';
import { may } from './policy.ts';
import { problems, sayRefusal } from './problems.ts';
import { loadsOf } from './queries.ts';

/** @throws ADMINISTRATORS_ONLY. */
export function demandAdministrator(who: Actor, what: string): void {
  if (!may.administer(who)) throw problems.ADMINISTRATORS_ONLY(what);
}

type Row = Awaited<ReturnType<typeof accounts>>[number];

export async function presentAccounts(db: Db, rows: readonly Row[]): Promise<PersonRow[]> {
  const ids = rows.map(({ id }) => id);
  const [loads, passwords] = [await loadsOf(db, ids), await withPassword(db, ids)];
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    capabilities: row.capabilities as PersonRow['capabilities'],
    firm: row.firm_id === null ? null : { id: row.firm_id, name: row.firm ?? '' },
    administrator: row.administrator,
    queue: row.queue,
    disabled: row.disabled_at !== null,
    hasPassword: passwords.has(row.id),
    tenants: loads.get(row.id) ?? 0,
    version: row.version,
  }));
}

/** @throws PERSON_UNKNOWN. */
export async function presentAccount(db: Db, id: string): Promise<PersonRow> {
  const row = await accountById(db, id);
  if (row === undefined) throw problems.PERSON_UNKNOWN();
  const [shown] = await presentAccounts(db, [row]);
  return shown as PersonRow;
}

/** Adds somebody, or a queue. @throws ADMINISTRATORS_ONLY, PERSON_EXISTS, FIRM_UNKNOWN, and what rules refuse. */
export async function addAccount(tx: Tx, who: Actor, given: Account, now: Date): Promise<PersonRow> {
  demandAdministrator(who, 'add people');
  await demandFirm(tx, given.firm);
  const facts = { before: undefined, self: false, otherAdministrators: 1, assigned: false };
  const refusal = refusalOfAccount({ ...given, disabled: false }, facts);
  if (refusal !== undefined) throw sayRefusal(refusal);
  const { firm, queue, ...rest } = given;
  const more = { ...(firm === null ? {} : { firm }), ...(queue === null ? {} : { queue }) };
  return presentAccount(tx, await addPerson(tx, who.person, { ...rest, ...more }, now));
}

type Change = { readonly [Field in keyof Account]?: Account[Field] | undefined };

export interface ChangeAccount extends Change {
  readonly personId: string;
  readonly disabled?: boolean | undefined;
  /** Version of the person that the administrator was looking at. */
  readonly match: number;
}

/**
 * Changes what an administrator says of somebody; who is disabled is signed out everywhere. What is left out stays.
 * @throws ADMINISTRATORS_ONLY, PERSON_UNKNOWN, PERSON_STALE with what stands there, PERSON_EXISTS, FIRM_UNKNOWN, and what rules refuse.
 */
export async function changeAccount(tx: Tx, who: Actor, cmd: ChangeAccount, now: Date): Promise<PersonRow> {
  demandAdministrator(who, 'change people');
  const { personId, match, ...change } = cmd;
  const row = await accountById(tx, personId, 'locked');
  if (row === undefined) throw problems.PERSON_UNKNOWN();
  if (row.version !== match)
    throw problems.PERSON_STALE(row.name, { current: await presentAccount(tx, personId) });
  const before = accountOf(row);
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = { ...before, ...said } as typeof before;
  await demandFirm(tx, after.firm);
  if (after.email.toLowerCase() !== before.email.toLowerCase()) await demandFree(tx, after.email);
  const refusal = refusalOfAccount(after, {
    before,
    self: personId === who.person,
    otherAdministrators: await otherAdministrators(tx, personId),
    assigned: await isAssigned(tx, personId),
  });
  if (refusal !== undefined) throw sayRefusal(refusal);
  const { disabled, firm, ...rest } = after;
  const disabled_at = disabled ? (row.disabled_at ?? now) : null;
  await tx
    .updateTable('person')
    .set({
      ...rest,
      roles: [...rest.roles],
      capabilities: [...rest.capabilities],
      firm_id: firm,
      disabled_at,
      version: match + 1,
    })
    .where('id', '=', personId)
    .execute();
  if (disabled && !before.disabled) await endSessions(tx, personId, now);
  await appendToLedger(tx, changedEntry(who, personId, before, after, now));
  return presentAccount(tx, personId);
}

type Whole = Account & { disabled: boolean };

function accountOf(row: Row): Whole {
  const { name, email, roles, capabilities, firm_id: firm, administrator, queue, disabled_at: at } = row;
  return { name, email, roles, capabilities, firm, administrator, queue, disabled: at !== null } as Whole;
}

/** Only what differs; names and addresses can be redacted later. */
function changedEntry(who: Actor, subject: string, before: Whole, after: Whole, now: Date) {
  const fields = (Object.keys(after) as (keyof Whole)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const part = (whole: Whole, personal: boolean) =>
    Object.fromEntries(
      fields
        .filter((field) => ['name', 'email'].includes(field) === personal)
        .map((field) => [field, whole[field]]),
    );
  const about = { tenant: null, at: now, person: who.person, kind: 'person.changed', subject };
  const facts = { before: part(before, false), after: part(after, false) };
  const named = fields.includes('name') || fields.includes('email');
  return named
    ? { ...about, facts, personal: { before: part(before, true), after: part(after, true) } }
    : { ...about, facts };
}

async function demandFirm(tx: Tx, firm: string | null): Promise<void> {
  if (firm !== null && (await firmById(tx, firm)) === undefined) throw problems.FIRM_UNKNOWN();
}

async function demandFree(tx: Tx, email: string): Promise<void> {
  const others = await accounts(tx, { search: email, state: 'all' }, { limit: 20, after: undefined });
  if (others.some((row) => row.email.toLowerCase() === email.toLowerCase()))
    throw problems.PERSON_EXISTS(email);
}

/** Adds a partner firm. @throws ADMINISTRATORS_ONLY, FIRM_EXISTS. */
export async function addFirm(
  tx: Tx,
  who: Actor,
  name: string,
  now: Date,
): Promise<{ id: string; name: string }> {
  if (!may.addFirm(who)) throw problems.ADMINISTRATORS_ONLY('add partner firms');
  const id = newId('firm', now);
  const added = await tx
    .insertInto('partner_firm')
    .values({ id, name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) throw problems.FIRM_EXISTS(name);
  const entry = {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'firm.added',
    subject: id,
    facts: { name },
  };
  await appendToLedger(tx, entry);
  return { id, name };
}
