import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import { acts, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import { type Actor, systemActor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { actOnCase, startCase } from './commands.ts';
import * as contracts from './contract.ts';
import { meetingOf } from './meeting-queries.ts';
import type { CaseBox, CaseId } from './model.ts';
import type { CaseParts } from './parts.ts';
import { presentCases, presentOneCase } from './present-case.ts';
import { presentDrawing, presentFigures, presentQuestion, presentStep } from './present-history.ts';
import { presentMeeting } from './present-meeting.ts';
import { previewEvent, previewStart } from './preview.ts';
import { problems } from './problems.ts';
import {
  caseById,
  casesOf,
  countCases,
  definitionsInUse,
  figuresOf,
  listCases,
  noticesOf,
  questionsOf,
  stepsOf,
} from './queries.ts';
import { myActors, waitsFor } from './queue.ts';
import { listStarts } from './starts.ts';
import { fileFor, type LetterHead } from './write-invitations.ts';

/** In whose name letters are written, and whether they are sent. */
export interface CaseLetters extends LetterHead {
  readonly isSetUp: boolean;
}

/** What somebody sees decides what they may ask for; the work itself is the portal's, as the definition says who may. */
export function caseRoutes(parts: CaseParts, head: CaseLetters): Route<Actor>[] {
  return [
    acts(contracts.startCase, async ({ db, store, who, now }, input) => {
      await visibleTenant(db, who, input.tenantId);
      const id = await store.system.transaction().execute((tx) => startCase(tx, who, parts, input, now));
      return one(db, who, id);
    }),
    acts(contracts.actOnCase, async ({ db, store, who, now }, { caseId, ...given }) => {
      await visibleCase(db, caseId);
      await store.system
        .transaction()
        .execute((tx) => actOnCase(tx, who, parts, { id: caseId, ...given }, now));
      return one(db, who, caseId);
    }),
    reads(contracts.listTenantCases, async ({ db, who }, { tenantId }) => {
      await visibleTenant(db, who, tenantId);
      return { items: await presentCases(db, who, await casesOf(db, tenantId)) };
    }),
    reads(contracts.readCase, async ({ db, dbOf, who, now }, { caseId }) => {
      const row = await visibleCase(db, caseId);
      const shown = await presentOneCase(db, who, row, parts.items);
      if (shown === undefined) throw problems.CASE_UNKNOWN();
      const { definition, choices } = shown;
      const steps = await stepsOf(db, caseId);
      return {
        case: shown.case,
        steps: steps.map((step) => presentStep(definition, choices, step)),
        questions: (await questionsOf(db, caseId)).map((one) => presentQuestion(definition, one)),
        figures: presentFigures(definition, steps, await figuresOf(db, caseId)),
        drawing: presentDrawing(definition, row.state, steps),
        meeting: await presentMeeting(db, dbOf(systemActor), caseId, head.isSetUp, now),
      };
    }),
    reads(contracts.readInvitation, async ({ db, dbOf, who }, { caseId }) => {
      await visibleCase(db, caseId);
      const meeting = await meetingOf(dbOf(systemActor), caseId);
      if (meeting === undefined) throw problems.MEETING_NONE();
      return fileFor({ system: dbOf(systemActor) }, head, who, meeting);
    }),
    reads(contracts.listCaseStarts, async ({ db, who }, { tenantId }) => {
      await visibleTenant(db, who, tenantId);
      return { items: await listStarts(db, who, tenantId, parts.items) };
    }),
    acts(contracts.previewStart, async ({ db, store, who, now }, { tenantId, process, ...asked }) => {
      const { active } = await visibleTenant(db, who, tenantId);
      return previewStart(store.system, who, parts, { id: tenantId, active }, process, asked, now);
    }),
    acts(contracts.previewEvent, async ({ db, store, who, now }, { caseId, ...asked }) =>
      previewEvent(store.system, who, parts, await visibleCase(db, caseId), asked, now),
    ),
    reads(contracts.listCases, async ({ db, who, now }, { box, ended, limit, cursor, ...asked }) => {
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      const filter = {
        ...{ process: asked.process, state: asked.state },
        ...(await filterOf(db, who, box, now)),
        person: asked.mine === 'yes' ? who.person : undefined,
        open: ended !== 'yes',
      };
      const rows = await listCases(db, filter, { limit, after });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: await presentCases(db, who, rows),
        cursor: last === undefined ? null : encodeCursor([last.state_since.toISOString(), last.id]),
      };
    }),
    reads(contracts.countCases, async ({ db, who, now }) => {
      const forMe = waitsFor(who, await myActors(db, who));
      const processes = Map.groupBy(await definitionsInUse(db), ({ process }) => process);
      return {
        ...(await countCases(db, forMe, dayOf(now))),
        processes: [...processes].map(([process, versions]) => ({
          process,
          title: versions.at(-1)?.title ?? process,
          states: statesOf(versions.map(({ definition }) => definition)),
        })),
      };
    }),
    reads(contracts.listNotices, async ({ db, who }) => {
      const rows = await noticesOf(db, who.person, 100);
      const items = rows.map(({ id, text, tenant_id, tenant, case_id, at, read_at }) => ({
        id,
        text,
        tenantId: tenant_id,
        tenant,
        caseId: case_id,
        at: at.toISOString(),
        read: read_at !== null,
      }));
      return { items, unread: items.filter(({ read }) => !read).length };
    }),
    writes(contracts.readNotices, async ({ tx, who, now }, { ids }) => {
      let query = tx
        .updateTable('notice')
        .set({ read_at: now })
        .where('person_id', '=', who.person)
        .where('read_at', 'is', null);
      if (ids.length > 0) query = query.where('id', 'in', ids);
      const { numUpdatedRows } = await query.executeTakeFirst();
      return { read: Number(numUpdatedRows) };
    }),
  ];
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

async function filterOf(db: Db, who: Actor, box: CaseBox, now: Date) {
  if (box === 'overdue') return { overdue: dayOf(now) };
  if (box === 'questions') return { asked: true };
  if (box === 'all') return {};
  return { waits: { mine: box === 'mine', forMe: waitsFor(who, await myActors(db, who)) } };
}

function statesOf(definitions: readonly ProcessDefinition[]) {
  const labels = definitions.flatMap(({ states }) =>
    Object.entries(states).flatMap(([state, { label, end }]) =>
      end ? [] : [[state, label || state] as const],
    ),
  );
  return [...new Map(labels)].map(([state, label]) => ({ state, label }));
}

async function visibleCase(db: Db, id: CaseId) {
  const row = await caseById(db, id);
  if (row === undefined) throw problems.CASE_UNKNOWN();
  return row;
}

async function one(db: Db, who: Actor, id: CaseId) {
  const [found] = await presentCases(db, who, [await visibleCase(db, id)]);
  if (found === undefined) throw problems.CASE_UNKNOWN();
  return found;
}
