import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import { type Actor, systemActor } from './model.ts';
import { problems } from './problems.ts';
import { countAttempt, credentialByEmail, sessionByToken } from './queries.ts';
import { attemptLimits, attemptWindow, isSessionAlive, scopeOf, sessionDays } from './rules.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const newToken = () => randomBytes(32).toString('base64url');

// OWASP's first choice for argon2id: 19 MiB, two passes. The dummy keeps an unknown e-mail as slow as a wrong password.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const dummyHash = hash('nobody has this password', cost);

interface PersonRow {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  readonly firm_id: string | null;
  readonly administrator: boolean;
  readonly demo: boolean;
}

/** The actor that a person's row makes. */
export function actorOf(id: string, row: PersonRow): Actor {
  const { name, email, roles, firm_id: firm, demo } = row;
  return { person: id, ...scopeOf(roles, firm !== null, row), firm, name, email, roles, demo };
}

/** What stands under a name needs a person; whoever owns the machine acts as the portal, which is none. @throws PERSON_ONLY. */
export function demandPerson(who: Actor): void {
  if (who.person === systemActor.person) throw problems.PERSON_ONLY();
}

/** Whose session this token is; undefined when it is none, has ended or its person is disabled. Marks it as seen, at most once a minute. */
export async function authenticate(db: Db, token: string, now: Date): Promise<Actor | undefined> {
  const row = await sessionByToken(db, sha256(token));
  if (row === undefined) return undefined;
  const { expires_at: expiresAt, seen_at: seenAt, revoked_at: revokedAt } = row;
  if (!isSessionAlive({ expiresAt, seenAt, revokedAt }, now)) return undefined;
  if (now.getTime() - seenAt.getTime() > 60_000) {
    await db.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).execute();
  }
  return actorOf(row.person_id, row);
}

/**
 * Checks e-mail and password. Takes the same time whether the e-mail is known or not.
 * @returns the person's id. @throws SIGN_IN_WRONG, SIGN_IN_TOO_OFTEN.
 */
export async function checkPassword(
  db: Db,
  { email, password, address }: { email: string; password: string; address: string },
  now: Date,
): Promise<string> {
  const window = attemptWindow(now);
  const byEmail = await countAttempt(db, `sign-in email ${sha256(email.toLowerCase())}`, window);
  const byAddress = await countAttempt(db, `sign-in address ${address}`, window);
  if (byEmail > attemptLimits.email || byAddress > attemptLimits.address) {
    const retryAfter = Math.ceil((window.getTime() + 15 * 60_000 - now.getTime()) / 1000);
    throw problems.SIGN_IN_TOO_OFTEN(Math.ceil(retryAfter / 60), { retryAfter });
  }
  const known = await credentialByEmail(db, email);
  const right = await verify(known?.password_hash ?? (await dummyHash), password);
  if (known === undefined || !right) throw problems.SIGN_IN_WRONG();
  return known.id;
}

/** Begins a session and writes it down in the organisation's ledger. The token is kept nowhere but with its owner. */
export async function startSession(
  tx: Tx,
  { person, agent, how }: { person: string; agent: string; how: 'password' | 'demo' | 'setup' | 'link' },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionDays * 24 * 3_600_000);
  const id = newId('session', now);
  await tx
    .insertInto('session')
    .values({
      id,
      token_hash: sha256(token),
      person_id: person,
      created_at: now,
      seen_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      agent: agent.slice(0, 200),
    })
    .execute();
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person,
    kind: 'session.started',
    subject: id,
    facts: { how },
  });
  return { token, expiresAt };
}

/** Ends a session of this person, by its id or by its token. @throws SESSION_UNKNOWN. */
export async function revokeSession(
  tx: Tx,
  who: Actor,
  which: { id: string } | { token: string },
  now: Date,
): Promise<void> {
  const [column, value] =
    'id' in which ? (['id', which.id] as const) : (['token_hash', sha256(which.token)] as const);
  const ended = await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where(column, '=', value)
    .where('person_id', '=', who.person)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (ended === undefined) throw problems.SESSION_UNKNOWN();
  const person = who.person;
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person,
    kind: 'session.ended',
    subject: ended.id,
    facts: {},
  });
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly capabilities?: readonly string[];
  readonly firm?: string;
  readonly administrator?: boolean;
  readonly demo?: boolean;
  /** Somebody to assign to who never signs in. */
  readonly queue?: 'active' | 'inactive';
  /** Argon2id hash; make it before the transaction: hashing is slow on purpose. */
  readonly passwordHash?: string;
}

/** Adds a person. @returns the id. @throws PERSON_EXISTS. */
export async function addPerson(tx: Tx, by: string, given: NewPerson, now: Date): Promise<string> {
  const id = newId('person', now);
  const { name, email, roles, capabilities = [], firm = null, administrator = false, demo = false } = given;
  const { queue = null } = given;
  const added = await tx
    .insertInto('person')
    .values({
      id,
      name,
      email,
      roles: [...roles],
      capabilities: [...capabilities],
      firm_id: firm,
      administrator,
      demo,
      queue,
      disabled_at: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) throw problems.PERSON_EXISTS(email);
  if (given.passwordHash !== undefined) {
    const password_hash = given.passwordHash;
    await tx.insertInto('credential').values({ person_id: id, password_hash, changed_at: now }).execute();
  }
  const facts = { roles, capabilities, firm, administrator, demo, ...(queue === null ? {} : { queue }) };
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: by === '' ? id : by,
    kind: 'person.added',
    subject: id,
    facts,
    personal: { name, email },
  });
  return id;
}

/** An argon2id hash, about 60 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Makes the one-time link of a start without administrator; links of earlier starts end. @returns the token, valid for a day. */
export async function makeSetupLink(tx: Tx, now: Date): Promise<string> {
  const token = newToken();
  await tx.deleteFrom('setup_link').execute();
  await tx
    .insertInto('setup_link')
    .values({
      token_hash: sha256(token),
      created_at: now,
      expires_at: new Date(now.getTime() + 24 * 3_600_000),
      used_at: null,
    })
    .execute();
  return token;
}

/** Spends a one-time link and adds the first administrator. @throws SETUP_LINK_SPENT, PERSON_EXISTS. */
export async function setUpAdministrator(
  tx: Tx,
  { token, name, email, passwordHash }: { token: string; name: string; email: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const spent = await tx
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_hash')
    .executeTakeFirst();
  if (spent === undefined) throw problems.SETUP_LINK_SPENT();
  return addPerson(tx, '', { name, email, roles: [], administrator: true, passwordHash }, now);
}
