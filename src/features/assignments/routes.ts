import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { type ReadCall, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { may as mayOfTenant } from '../tenants/policy.ts';
import { candidatesFor, reassignablePeople } from './candidates.ts';
import { applyAssignments } from './commands.ts';
import * as contracts from './contract.ts';
import { emptyLine, normal } from './lines.ts';
import type { Line, LogEntry, Reassigned, Reassignment, TabId } from './model.ts';
import { loadPlace, presentPlace } from './place.ts';
import { problems } from './problems.ts';
import { logOf, type PlaceId } from './queries.ts';
import { demandReassigning, gather, presentRow, reassign, undoReassignment } from './reassign.ts';
import { reassignmentById, recentReassignments, rowsOfReassignment } from './reassign-queries.ts';

export function assignmentRoutes(): Route<Actor>[] {
  return [...placeRoutes(), ...reassignRoutes()];
}

const tenantOf = ({ tenantId }: { tenantId: string }) => ({ tenant: tenantId }) as PlaceId;
const customerOf = ({ customerId }: { customerId: string }) => ({ customer: customerId }) as PlaceId;

function placeRoutes(): Route<Actor>[] {
  return [
    reads(contracts.readTenantAssignments, async ({ db, who, now }, input) =>
      presentPlace(who, await loadPlace(db, who, tenantOf(input), now)),
    ),
    reads(contracts.readCustomerAssignments, async ({ db, who, now }, input) =>
      presentPlace(who, await loadPlace(db, who, customerOf(input), now)),
    ),
    writes(contracts.applyTenantAssignments, ({ tx, who, now }, input) =>
      applyAssignments(tx, who, { ...input, place: tenantOf(input) }, now),
    ),
    writes(contracts.applyCustomerAssignments, ({ tx, who, now }, input) =>
      applyAssignments(tx, who, { ...input, place: customerOf(input) }, now),
    ),
    reads(contracts.readTenantAssignmentLog, async (call, input) => {
      await visibleTenant(call.db, call.who, input.tenantId);
      return readLog(call, tenantOf(input), input);
    }),
    reads(contracts.readCustomerAssignmentLog, async (call, input) => {
      await loadPlace(call.db, call.who, customerOf(input), call.now);
      return readLog(call, customerOf(input), input);
    }),
    reads(contracts.searchTenantCandidates, ({ db, who, now }, input) =>
      findCandidates(db, who, tenantOf(input), input, now),
    ),
    reads(contracts.searchCustomerCandidates, ({ db, who, now }, input) =>
      findCandidates(db, who, customerOf(input), input, now),
    ),
  ];
}

async function findCandidates(
  db: Db,
  who: Actor,
  place: PlaceId,
  { search, tab }: { search: string; tab?: TabId | undefined },
  now: Date,
) {
  return { items: await candidatesFor(db, who, await loadPlace(db, who, place, now), { search, tab }, now) };
}

async function readLog(
  { db, who }: ReadCall<Actor>,
  place: PlaceId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const before = decodeCursor(cursor, 1)?.[0] as number | undefined;
  const rows = await logOf(db, place, { limit, before });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => presentLogEntry(who, row)),
    cursor: last === undefined ? null : encodeCursor([last.seq]),
  };
}

/** An entry of the log. Partners get reasons only of their own people. */
function presentLogEntry(who: Actor, row: Awaited<ReturnType<typeof logOf>>[number]): LogEntry {
  const facts = row.facts as {
    role?: string;
    before?: Partial<Line> | null;
    after?: Partial<Line> | null;
    primary?: boolean;
  };
  const role = facts.role ?? '';
  const line = (some: Partial<Line> | null | undefined): Line | null =>
    some ? normal({ ...emptyLine(row.subject, role), ...some, person: row.subject, role }) : null;
  // Entries from before assignments had boxes say only whether somebody was primary of the place.
  const first = facts.after === undefined ? { whole: true, primary: facts.primary ? [''] : [] } : facts.after;
  return {
    at: row.at.toISOString(),
    by: shownPerson(row.person_id, row.by),
    person: { id: row.subject, name: row.name ?? row.subject },
    role,
    before: line(facts.before),
    after: line(first),
    why: mayOfTenant.readInternal(who) || row.firm_id === who.firm ? row.why : '',
  };
}

type Batch = NonNullable<Awaited<ReturnType<typeof reassignmentById>>>;

function presentBatch(row: Batch): Reassignment {
  return {
    id: row.id,
    from: { id: row.from_id, name: row.from_name },
    to: { id: row.to_id, name: row.to_name },
    by: shownPerson(row.by_id, row.by_name),
    at: row.at.toISOString(),
    why: row.why,
    rows: Number(row.rows ?? 0),
    undone: row.undone_at && { by: row.undone_name ?? 'Uptake', at: row.undone_at.toISOString() },
  };
}

async function readBatch(db: Db, who: Actor, id: string): Promise<Reassigned> {
  demandReassigning(who);
  const row = await reassignmentById(db, id);
  if (row === undefined) throw problems.REASSIGNMENT_UNKNOWN();
  return { reassignment: presentBatch(row), rows: (await rowsOfReassignment(db, id)).map(presentRow) };
}

function reassignRoutes(): Route<Actor>[] {
  return [
    reads(contracts.searchReassignable, async ({ db, who, now }, { search, side }) => {
      demandReassigning(who);
      return { items: await reassignablePeople(db, who, { search, side }, now) };
    }),
    reads(contracts.previewReassignment, async ({ db, who, now }, input) => ({
      items: await gather(db, who, input, now),
    })),
    writes(contracts.reassign, async ({ tx, who, now }, input) =>
      readBatch(tx, who, await reassign(tx, who, input, now)),
    ),
    reads(contracts.listReassignments, async ({ db, who }, { limit }) => {
      demandReassigning(who);
      return { items: (await recentReassignments(db, limit)).map(presentBatch) };
    }),
    reads(contracts.readReassignment, ({ db, who }, { reassignmentId }) =>
      readBatch(db, who, reassignmentId),
    ),
    writes(contracts.undoReassignment, async ({ tx, who, now }, { reassignmentId }) => {
      await undoReassignment(tx, who, reassignmentId, now);
      return readBatch(tx, who, reassignmentId);
    }),
  ];
}
