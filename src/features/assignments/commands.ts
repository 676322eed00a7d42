import { newId } from '../../base/ids.ts';
import { appendToLedger, type LedgerEntry } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import { type Actor, roleOf } from '../people/model.ts';
import { assignsAt, may } from '../tenants/policy.ts';
import { boxesOf, emptyLine, keyOf } from './lines.ts';
import { type Applied, type ChangedLine, type Focus, type Line, tabOf, tabs } from './model.ts';
import { type Loaded, loadPlace, presentPlace, revisionOf, shownLines, shownWarnings } from './place.ts';
import { problems, sayRefusal } from './problems.ts';
import { assignmentsAt, lockPlaces, type PlaceId, tieTenant, writeRows } from './queries.ts';
import { type Decided, type Decision, decide, undoOf } from './rules.ts';

export interface ApplyAssignments {
  readonly place: PlaceId;
  /** How these lines are to look; lines that are left out stay. */
  readonly lines: readonly Line[];
  /** What the person was looking at. */
  readonly revision: string;
  readonly keepFirm: boolean;
  readonly why: string;
  /** Only say what would follow. */
  readonly dryRun: boolean;
}

/**
 * Does what somebody collected for a place, in one transaction: all of it or nothing (domain.md 3.13).
 * @throws TENANT_UNKNOWN, CUSTOMER_NOT_SEEN, ASSIGN_STALE with what stands there, ASSIGN_NOT_YOURS, and what rules refuse.
 */
export async function applyAssignments(
  tx: Tx,
  who: Actor,
  cmd: ApplyAssignments,
  now: Date,
): Promise<Applied> {
  await lockPlaces(tx, [cmd.place]);
  const loaded = await loadPlace(
    tx,
    who,
    cmd.place,
    now,
    cmd.lines.map(({ person }) => person),
  );
  if (loaded.revision !== cmd.revision)
    throw problems.ASSIGN_STALE(loaded.name, { current: presentPlace(who, loaded) });
  demandSomeRight(who, loaded, cmd.lines);
  const wish = { lines: cmd.lines, byPartner: who.audience === 'partner', keepFirm: cmd.keepFirm };
  const decided = demand(decide(loaded.place, wish, loaded.people));
  demandRight(who, loaded, decided);
  if (!cmd.dryRun) await keep(tx, who, loaded, decided, { why: cmd.why }, now);
  return presentApplied(tx, who, loaded, decided);
}

/** Whoever assigns nobody here is told so before any rule is asked: what it would say may be none of their business. @throws ASSIGN_NOT_YOURS. */
function demandSomeRight(who: Actor, { name, place, primaryManager }: Loaded, [line]: readonly Line[]): void {
  const visibleTenant = place.kind === 'tenant';
  if (line === undefined || assignsAt(who, { primaryManager, visibleTenant }) !== 'none') return;
  throw problems.ASSIGN_NOT_YOURS(roleOf(line.role)?.label ?? line.role, name);
}

/** The decision, or the refusal as it is said. */
export function demand(decision: Decision): Decided {
  if (decision.ok) return decision;
  throw sayRefusal(decision);
}

/** Whoever changes a line must be allowed to, and also whoever changes one only by moving its star. @throws ASSIGN_NOT_YOURS. */
export function demandRight(who: Actor, loaded: Loaded, { changed }: Decided): void {
  for (const { before, after } of changed) {
    const line = after ?? before;
    if (line === null) continue;
    const right = may.assign(who, {
      role: line.role,
      assigneeFirm: loaded.people.get(line.person)?.firm?.id ?? null,
      visibleTenant: loaded.place.kind === 'tenant',
      primaryManager: loaded.primaryManager,
    });
    if (!right) throw problems.ASSIGN_NOT_YOURS(roleOf(line.role)?.label ?? line.role, loaded.name);
  }
}

interface About {
  readonly why: string;
  /** The bulk reassignment that it is a part of. */
  readonly batch?: string;
}

/**
 * Writes a decision down: an entry for each line, then the rows. In this order, because a person who takes themselves off a tenant could not
 * write its ledger any more.
 */
export async function keep(
  tx: Tx,
  who: Actor,
  loaded: Loaded,
  decided: Decided,
  about: About,
  now: Date,
): Promise<void> {
  const { place, id } = loaded;
  for (const change of decided.changed) await appendToLedger(tx, entryOf(who, id, change, about, now));
  if ('tenant' in id && place.firm !== decided.next.firm)
    await tie(tx, who, id.tenant, place.firm, decided.next.firm, now);
  const rows = new Map(
    loaded.rows.map((row) => [`${keyOf({ person: row.person_id, role: row.role })} ${row.service}`, row]),
  );
  const gone: string[] = [];
  const changed: { id: string; primary: boolean; focus: Focus | null }[] = [];
  const added: ((typeof changed)[number] & { person: string; role: string; service: string })[] = [];
  for (const { before, after } of decided.changed) {
    const line = (after ?? before) as Line;
    const wanted = new Map(
      (after === null ? [] : boxesOf(after)).map((box) => [`${keyOf(box)} ${box.service}`, box]),
    );
    for (const [key, row] of rows)
      if (keyOf({ person: row.person_id, role: row.role }) === keyOf(line) && !wanted.has(key))
        gone.push(row.id);
    for (const [key, { person, role, service, primary, focus }] of wanted) {
      const row = rows.get(key);
      if (row === undefined)
        added.push({ id: newId('assignment', now), person, role, service, primary, focus });
      else if (row.is_primary !== primary || row.focus !== focus)
        changed.push({ id: row.id, primary, focus });
    }
  }
  const count = await writeRows(tx, id, { gone, changed, added }, { person: who.person, at: now });
  if (count !== gone.length + changed.length + added.length)
    throw problems.ASSIGN_NOT_YOURS('colleague', loaded.name);
}

const boxesIn = (line: Line | null) => {
  if (line === null) return null;
  const { whole, services, primary, focus } = line;
  return { whole, services, primary, focus };
};

/** An entry about one line. Partners read it where they see the tab; what an SME is there for is not for them. */
function entryOf(who: Actor, id: PlaceId, change: ChangedLine, about: About, now: Date): LedgerEntry {
  const { before, after, because } = change;
  const { person, role } = (after ?? before) as Line;
  const tab = tabs.find((one) => one.id === tabOf(role));
  const focused = (before?.focus ?? null) !== null || (after?.focus ?? null) !== null;
  return {
    tenant: 'tenant' in id ? id.tenant : null,
    at: now,
    person: who.person,
    kind: before === null ? 'person.assigned' : after === null ? 'person.unassigned' : 'assignment.changed',
    subject: person,
    why: about.why,
    audience: 'tenant' in id && tab?.shared === true && !focused ? 'shared' : 'internal',
    facts: {
      person,
      role,
      because,
      before: boxesIn(before),
      after: boxesIn(after),
      ...('customer' in id ? { customer: id.customer } : {}),
      ...(about.batch === undefined ? {} : { batch: about.batch }),
    },
  };
}

async function tie(
  tx: Tx,
  who: Actor,
  tenant: Extract<PlaceId, { tenant: unknown }>['tenant'],
  before: string | null,
  after: string | null,
  now: Date,
): Promise<void> {
  const facts = { before: { firm: before }, after: { firm: after } };
  const entry = { tenant, at: now, person: who.person, kind: 'tenant.tied', subject: tenant, facts };
  await appendToLedger(tx, entry);
  if (!(await tieTenant(tx, tenant, after)))
    throw problems.ASSIGN_NOT_YOURS('Partner Regional Manager', 'the tenant');
}

async function presentApplied(tx: Tx, who: Actor, loaded: Loaded, decided: Decided): Promise<Applied> {
  const undo = undoOf(loaded.place, decided);
  const tied =
    loaded.place.firm === decided.next.firm ? null : { before: loaded.place.firm, after: decided.next.firm };
  const shown = (line: Line | null) => line && (shownLines(who, [line])[0] ?? null);
  return {
    changed: decided.changed.map(({ before, after, because }) => ({
      before: shown(before),
      after: shown(after),
      because,
    })),
    warnings: shownWarnings(who, loaded, decided.next),
    tie: tied,
    undo: { lines: shownLines(who, undo.lines), keepFirm: undo.keepFirm },
    revision: revisionOf(await assignmentsAt(tx, [loaded.id])),
  };
}

export interface NewAssignment {
  readonly person: string;
  readonly role: string;
  readonly place: PlaceId;
  readonly primary: boolean;
  /** A single service of a tenant; all of it when left out. */
  readonly service?: string;
  readonly focus?: Focus;
}

/** Puts one person at a place, without asking the rules of a screen: for imports and the demo, which check whole lists. */
export async function assign(tx: Tx, who: Actor, given: NewAssignment, now: Date): Promise<void> {
  const { person, role, place, primary, service = '', focus = null } = given;
  const row = { id: newId('assignment', now), person, role, service, primary, focus };
  const after: Line = {
    ...emptyLine(person, role),
    whole: service === '',
    services: service === '' ? [] : [service],
    primary: primary ? [service] : [],
    focus,
  };
  const change: ChangedLine = { before: null, after, because: 'asked' };
  await appendToLedger(tx, entryOf(who, place, change, { why: '' }, now));
  await writeRows(tx, place, { gone: [], changed: [], added: [row] }, { person: who.person, at: now });
}
