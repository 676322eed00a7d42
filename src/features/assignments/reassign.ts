import { newId } from '../../base/ids.ts';
import type { Problem } from '../../base/problems.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { demand, keep } from './commands.ts';
import { emptyLine, keyOf } from './lines.ts';
import type { Line, Movable, Reassigned } from './model.ts';
import { decideMove, decideMoveBack, isThere, type Moved } from './moves.ts';
import { type Loaded, loadPeople, loadPlaces } from './place.ts';
import { may } from './policy.ts';
import { problems, sayRefusal } from './problems.ts';
import { assignmentsOf, lastChange, lockPlaces, type PlaceId, placeKey } from './queries.ts';
import {
  putReassignment,
  putRow,
  reassignmentById,
  rowsOfReassignment,
  settleRow,
  settleUndo,
} from './reassign-queries.ts';

type Held = Awaited<ReturnType<typeof assignmentsOf>>[number];

const placeOf = (row: { readonly tenant_id: unknown; readonly customer_id: unknown }): PlaceId =>
  row.tenant_id === null
    ? ({ customer: row.customer_id } as PlaceId)
    : ({ tenant: row.tenant_id } as PlaceId);

const distinct = (places: readonly PlaceId[]): PlaceId[] => [
  ...new Map(places.map((place) => [placeKey(place), place])).values(),
];

export function demandReassigning(who: Actor): void {
  if (!may.reassign(who)) throw problems.REASSIGN_NOT_YOURS();
}

/** What one person has, with what would hinder another from taking it over (domain.md 8.13). @throws REASSIGN_NOT_YOURS, REASSIGN_SAME, ASSIGNEE_UNKNOWN. */
export async function gather(
  db: Db,
  who: Actor,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<Movable[]> {
  demandReassigning(who);
  if (from === to) throw problems.REASSIGN_SAME();
  const both = await loadPeople(db, who, [from, to], now);
  if (!both.has(from) || !both.has(to)) throw problems.ASSIGNEE_UNKNOWN();
  const held = await assignmentsOf(db, from);
  const loaded = await loadPlaces(db, who, distinct(held.map(placeOf)), now, [from, to]);
  const places = new Map(loaded.map((place) => [placeKey(place.id), place]));
  return held.flatMap((row) => {
    const place = places.get(placeKey(placeOf(row)));
    return place === undefined ? [] : [movable(row, place, from, to)];
  });
}

function movable(row: Held, { place, people }: Loaded, from: string, to: string): Movable {
  const move = { from, to, role: row.role, services: [row.service] };
  const decision = decideMove(place, move, people);
  const refusal = decision.ok ? undefined : sayRefusal(decision);
  return {
    id: row.id,
    version: row.version,
    level: row.customer_id !== null ? 'customer' : row.service === '' ? 'tenant' : 'service',
    place: { id: placeKey(placeOf(row)), name: row.tenant ?? row.customer ?? '' },
    customer: row.customer ?? '',
    role: row.role,
    service: row.service,
    primary: row.is_primary,
    isThere: isThere(place.lines, move, row.service),
    refusal: refusal === undefined ? null : { code: refusal.code, message: refusal.message },
  };
}

export interface Reassign {
  readonly from: string;
  readonly to: string;
  readonly why: string;
  readonly rows: readonly { readonly id: string; readonly version: number }[];
}

/**
 * Gives the ticked assignments of one person to another, in one transaction: all of them or none.
 * @returns its id. @throws REASSIGN_NOT_YOURS, REASSIGN_SAME, REASSIGN_NOTHING, REASSIGN_ROW_UNKNOWN, and what rules refuse.
 */
export async function reassign(
  tx: Tx,
  who: Actor,
  { from, to, why, rows }: Reassign,
  now: Date,
): Promise<string> {
  demandReassigning(who);
  if (from === to) throw problems.REASSIGN_SAME();
  if (rows.length === 0) throw problems.REASSIGN_NOTHING();
  const wanted = new Map(rows.map((row) => [row.id, row.version]));
  const first = (await assignmentsOf(tx, from)).filter(({ id }) => wanted.has(id));
  const places = distinct(first.map(placeOf));
  await lockPlaces(tx, places);
  // Read again behind the lock: what was changed before it came is seen here.
  const held = (await assignmentsOf(tx, from)).filter(({ id, version }) => wanted.get(id) === version);
  if (held.length !== wanted.size) throw problems.REASSIGN_ROW_UNKNOWN();
  const id = newId('reassignment', now);
  await putReassignment(tx, { id, from, to, why, by: who.person, at: now });
  let number = 0;
  for (const loaded of await loadPlaces(tx, who, places, now, [from, to])) {
    let current = loaded;
    const here = held.filter((row) => placeKey(placeOf(row)) === placeKey(loaded.id));
    for (const [role, boxes] of Map.groupBy(here, (row) => row.role)) {
      const move = { from, to, role, services: boxes.map(({ service }) => service) };
      const decided = demand(decideMove(current.place, move, current.people));
      await keep(tx, who, current, decided, { why, batch: id }, now);
      const moved = movedLines(current, decided.next.lines, from, to, role);
      await putRow(tx, { reassignment: id, number: ++number, place: loaded.id, role, lines: moved });
      current = { ...current, place: decided.next };
    }
  }
  const facts = { from, to, rows: rows.length };
  const entry = {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'people.reassigned',
    subject: id,
    why,
    facts,
  };
  await appendToLedger(tx, entry);
  return id;
}

function movedLines(
  { place }: Loaded,
  after: readonly Line[],
  from: string,
  to: string,
  role: string,
): Moved {
  const find = (lines: readonly Line[], person: string) =>
    lines.find((line) => keyOf(line) === keyOf({ person, role })) ?? emptyLine(person, role);
  const ends = (person: string) => ({ before: find(place.lines, person), after: find(after, person) });
  return { from: ends(from), to: ends(to) };
}

/**
 * Takes a reassignment back, row by row: what somebody has changed since stays, and is told.
 * @throws REASSIGN_NOT_YOURS, REASSIGNMENT_UNKNOWN, REASSIGNMENT_UNDONE.
 */
export async function undoReassignment(
  tx: Tx,
  who: Actor,
  id: string,
  now: Date,
): Promise<Reassigned['rows']> {
  demandReassigning(who);
  const batch = await reassignmentById(tx, id);
  if (batch === undefined) throw problems.REASSIGNMENT_UNKNOWN();
  if (batch.undone_at !== null) throw problems.REASSIGNMENT_UNDONE(batch.undone_name ?? 'Somebody');
  if (!(await settleUndo(tx, id, { by: who.person, at: now, match: batch.version })))
    throw problems.REASSIGNMENT_UNDONE('Somebody');
  const rows = await rowsOfReassignment(tx, id);
  const places = distinct(rows.map(placeOf));
  await lockPlaces(tx, places);
  const loaded = await loadPlaces(tx, who, places, now, [batch.from_id, batch.to_id]);
  const current = new Map(loaded.map((place) => [placeKey(place.id), place]));
  for (const row of rows) {
    const key = placeKey(placeOf(row));
    const place = current.get(key);
    const kept =
      place === undefined
        ? problems.REASSIGN_ROW_UNKNOWN()
        : await takeBack(tx, who, place, row, current, now);
    await settleRow(tx, id, row.number, kept === undefined ? 'undone' : 'kept', kept?.message ?? '');
  }
  const facts = { of: id };
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'people.reassigned-back',
    subject: id,
    facts,
  });
  return (await rowsOfReassignment(tx, id)).map(presentRow);
}

type BatchRow = Awaited<ReturnType<typeof rowsOfReassignment>>[number];

/** Takes one row back. @returns why not, if it can't. */
async function takeBack(
  tx: Tx,
  who: Actor,
  loaded: Loaded,
  row: BatchRow,
  current: Map<string, Loaded>,
  now: Date,
): Promise<Problem | undefined> {
  const moved = row.lines as Moved;
  const decision = decideMoveBack(loaded.place, moved, loaded.people);
  if (decision === undefined) {
    const last = await lastChange(
      tx,
      loaded.id,
      [moved.from.before.person, moved.to.before.person],
      row.role,
    );
    return problems.REASSIGN_CHANGED_SINCE(last?.name ?? 'Somebody');
  }
  if (!decision.ok) return sayRefusal(decision);
  await keep(tx, who, loaded, decision, { why: 'undo', batch: row.reassignment_id }, now);
  current.set(placeKey(loaded.id), { ...loaded, place: decision.next });
  return undefined;
}

export function presentRow(row: BatchRow): Reassigned['rows'][number] {
  const { from } = row.lines as Moved;
  const left = new Set(from.after.services);
  return {
    number: row.number,
    place: { id: placeKey(placeOf(row)), name: row.tenant ?? row.customer ?? '' },
    level: row.customer_id === null ? 'tenant' : 'customer',
    role: row.role,
    whole: from.before.whole && !from.after.whole,
    services: [...from.before.services, ...from.before.primary].filter(
      (service, at, all) => service !== '' && !left.has(service) && all.indexOf(service) === at,
    ),
    state: row.state,
    keptWhy: row.kept_why,
  };
}
