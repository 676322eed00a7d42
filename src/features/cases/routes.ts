import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { acts, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { actOnCase, startCase } from './commands.ts';
import * as contracts from './contract.ts';
import type { CaseId } from './model.ts';
import type { CaseParts } from './parts.ts';
import { presentCases } from './present-case.ts';
import { problems } from './problems.ts';
import { caseById, casesOf, listCases, noticesOf, questionsOf, stepsOf } from './queries.ts';

/** What somebody sees decides what they may ask for; the work itself is the portal's, as the definition says who may. */
export function caseRoutes(parts: CaseParts): Route<Actor>[] {
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
    reads(contracts.readCase, async ({ db, who }, { caseId }) => {
      const steps = await stepsOf(db, caseId);
      const questions = await questionsOf(db, caseId);
      return {
        case: await one(db, who, caseId),
        steps: steps.map((step) => ({
          seq: step.seq,
          at: step.at.toISOString(),
          by: shownPerson(step.person_id, step.name),
          event: step.event,
          from: step.from_state,
          to: step.to_state,
          cycle: step.cycle,
          wizard: step.wizard,
          answers: step.answers as Record<string, unknown>,
        })),
        questions: questions.map(({ id, about, actor, text, name, asked_at, answer }) => ({
          id,
          about,
          actor,
          text,
          askedBy: name ?? 'Uptake',
          askedAt: asked_at.toISOString(),
          answer,
        })),
      };
    }),
    reads(contracts.listCases, async ({ db, who }, { process, state, mine, ended, limit, cursor }) => {
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      const person = mine === 'yes' ? who.person : undefined;
      const rows = await listCases(db, { process, state, person, open: ended !== 'yes' }, { limit, after });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: await presentCases(db, who, rows),
        cursor: last === undefined ? null : encodeCursor([last.state_since.toISOString(), last.id]),
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
