import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { csrfOf } from '../../http/csrf.ts';
import { type ActCall, acts, type Call, type Route, reads, writes } from '../../http/route.ts';
import * as accountContracts from './account-contract.ts';
import { accounts, countAccounts, firms } from './account-queries.ts';
import {
  addAccount,
  addFirm,
  changeAccount,
  demandAdministrator,
  presentAccount,
  presentAccounts,
} from './accounts.ts';
import {
  actorOf,
  checkPassword,
  revokeSession as endSession,
  hashPassword,
  setUpAdministrator,
  startSession,
} from './commands.ts';
import * as contracts from './contract.ts';
import { type Actor, type Me, roleOf, systemActor } from './model.ts';
import { makePasswordLink, setPassword } from './passwords.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { readPerson, saveProfile } from './profiles.ts';
import { demoPeople, hasAdministrator, personById, sessionsOf } from './queries.ts';

/** What the doors of this feature need to know of the installation. */
export interface PeopleOptions {
  readonly organisation: string;
  readonly demo: boolean;
  /** A line about an invented person, by name. */
  readonly demoLines: ReadonlyMap<string, string>;
  /** What the store does not survive, in a sentence; null if nothing. */
  readonly durability: string | null;
  /** Hash of a session's token, to tell which of a person's sessions is asking. */
  readonly hashToken: (token: string) => string;
}

export function peopleRoutes(options: PeopleOptions): Route<Actor>[] {
  return [...signInRoutes(options), ...sessionRoutes(options), ...profileRoutes(), ...accountRoutes()];
}

function presentMe(who: Actor, token: string): Me {
  const { person: id, name, email, capabilities, firm, audience, administrator, demo } = who;
  const roles = who.roles
    .flatMap((role) => roleOf(role) ?? [])
    .map(({ id, label, short }) => ({ id, label, short }));
  const csrf = csrfOf(token);
  return {
    id,
    name,
    email,
    roles,
    capabilities: [...capabilities],
    firm,
    audience,
    administrator,
    demo,
    csrf,
  };
}

/** Begins a session for a person and says who that is. The portal's own work: nobody else sees what proves who somebody is. */
async function enter(
  call: ActCall<Actor>,
  person: string,
  how: 'password' | 'demo' | 'setup' | 'link',
): Promise<Me> {
  const row = await personById(call.store.system, person);
  if (row === undefined) throw problems.SIGN_IN_WRONG();
  const { token, expiresAt } = await call.store.system
    .transaction()
    .execute((tx) => startSession(tx, { person, agent: call.agent, how }, call.now));
  call.setSession(token, expiresAt);
  return presentMe(actorOf(person, row), token);
}

function signInRoutes({ organisation, demo, demoLines, durability }: PeopleOptions): Route<Actor>[] {
  return [
    reads(contracts.welcome, async ({ dbOf }) => ({
      organisation,
      demo,
      needsSetup: !(await hasAdministrator(dbOf(systemActor))),
      durability,
    })),
    reads(contracts.demoPeople, async ({ dbOf }) => {
      const rows = demo ? await demoPeople(dbOf(systemActor)) : [];
      return { people: rows.map((row) => presentDemoPerson(row, demoLines)) };
    }),
    acts(contracts.signIn, async (call, { email, password }) => {
      const asked = { email, password, address: call.address };
      const person = await checkPassword(call.store.system, asked, call.now);
      return enter(call, person, 'password');
    }),
    acts(contracts.signInAs, async (call, { personId }) => {
      const row = demo ? await personById(call.store.system, personId) : undefined;
      if (row?.demo !== true) throw problems.DEMO_OFF();
      return enter(call, personId, 'demo');
    }),
    acts(contracts.setUp, async (call, { token, name, email, password }) => {
      const passwordHash = await hashPassword(password);
      const person = await call.store.system
        .transaction()
        .execute((tx) => setUpAdministrator(tx, { token, name, email, passwordHash }, call.now));
      return enter(call, person, 'setup');
    }),
    acts(accountContracts.setPassword, async (call, { token, password }) => {
      const passwordHash = await hashPassword(password);
      const person = await call.store.system
        .transaction()
        .execute((tx) => setPassword(tx, { token, passwordHash }, call.now));
      return enter(call, person, 'link');
    }),
  ];
}

function presentDemoPerson(
  row: Awaited<ReturnType<typeof demoPeople>>[number],
  lines: ReadonlyMap<string, string>,
) {
  const labels = row.roles.map((id) => roleOf(id)?.label ?? id);
  const about = lines.get(row.name) ?? labels.join(', ');
  return { id: row.id, name: row.name, roles: row.roles, about, partner: row.firm_id !== null };
}

/** The session's token of a signed-in call; a bearer has none. */
function tokenOf({ sessionToken }: Call<Actor>): string {
  return sessionToken ?? '';
}

function sessionRoutes({ hashToken }: PeopleOptions): Route<Actor>[] {
  return [
    acts(contracts.signOut, async (call) => {
      const token = tokenOf(call);
      await call.db.transaction().execute((tx) => endSession(tx, call.who, { token }, call.now));
      call.clearSession();
      return {};
    }),
    reads(contracts.whoAmI, async (call) => presentMe(call.who, tokenOf(call))),
    reads(contracts.sessions, async (call) => {
      const mine = hashToken(tokenOf(call));
      const rows = await sessionsOf(call.db, call.who.person, call.now);
      return {
        sessions: rows.map((row) => ({
          id: row.id,
          agent: row.agent,
          createdAt: row.created_at.toISOString(),
          seenAt: row.seen_at.toISOString(),
          current: row.token_hash === mine,
        })),
      };
    }),
    acts(contracts.revokeSession, async (call, { sessionId }) => {
      await call.db.transaction().execute((tx) => endSession(tx, call.who, { id: sessionId }, call.now));
      return {};
    }),
  ];
}

function profileRoutes(): Route<Actor>[] {
  return [
    reads(accountContracts.readPerson, ({ db, who, now }, { personId }) =>
      readPerson(db, who, personId, now),
    ),
    writes(accountContracts.saveProfile, ({ tx, who, now, match = 0 }, input) =>
      saveProfile(tx, who, { ...input, match }, now),
    ),
  ];
}

function accountRoutes(): Route<Actor>[] {
  return [
    reads(accountContracts.listPeople, async ({ db, who }, { search, state, limit, cursor }) => {
      demandAdministrator(who, 'look through people');
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      const rows = await accounts(db, { search, state }, { limit, after });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: await presentAccounts(db, rows),
        cursor: last === undefined ? null : encodeCursor([last.sort_name, last.id]),
        total: await countAccounts(db, { search, state }),
      };
    }),
    reads(accountContracts.readAccount, ({ db, who }, { personId }) => {
      demandAdministrator(who, 'look through people');
      return presentAccount(db, personId);
    }),
    writes(accountContracts.addPerson, ({ tx, who, now }, input) => addAccount(tx, who, input, now)),
    writes(accountContracts.changePerson, ({ tx, who, now, match = 0 }, input) =>
      changeAccount(tx, who, { ...input, match }, now),
    ),
    // No `writes`: the answer of one is kept beside its idempotency key, and this one is a secret.
    acts(accountContracts.makePasswordLink, async ({ db, who, now }, { personId }) => {
      const { token, expiresAt } = await db
        .transaction()
        .execute((tx) => makePasswordLink(tx, who, personId, now));
      return { path: `/password?token=${token}`, expiresAt: expiresAt.toISOString() };
    }),
    reads(accountContracts.listFirms, async ({ db, who }) => {
      // Which firms there are is none of a partner's business.
      if (who.audience === 'partner') return { items: [], mayAdd: false };
      return { items: await firms(db), mayAdd: may.addFirm(who) };
    }),
    writes(accountContracts.addFirm, ({ tx, who, now }, { name }) => addFirm(tx, who, name, now)),
  ];
}
