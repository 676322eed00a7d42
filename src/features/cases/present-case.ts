import { isActor } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import type { Answers } from '../../engine/form.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { type AtTenant, attempterOf, labelOf, type Named } from './actors.ts';
import { type ItemsOf, type Offered, offered } from './choices.ts';
import type { Case } from './model.ts';
import { presentEvents } from './present-event.ts';
import { type CaseRow, definitionOf, openQuestionsOf, peopleAtTenant, peopleOf } from './queries.ts';
import { stateLabel } from './words.ts';

interface Surroundings {
  readonly definition: ProcessDefinition;
  readonly people: readonly (Named & { readonly name: string })[];
  readonly atTenant: readonly AtTenant[];
  readonly questions: readonly { readonly about: string; readonly text: string; readonly actor: string }[];
  readonly choices?: Offered;
}

/** Cases as whoever asks sees them: with the events that may follow, and which of them are theirs. */
export async function presentCases(db: Db, who: Actor, rows: readonly CaseRow[]): Promise<Case[]> {
  const ids = rows.map(({ id }) => id);
  const people = Map.groupBy(await peopleOf(db, ids), (one) => one.case_id);
  const questions = Map.groupBy(await openQuestionsOf(db, ids), (one) => one.case_id);
  const definitions = new Map<string, Awaited<ReturnType<typeof definitionOf>>>();
  const atTenants = new Map<string, AtTenant[]>();
  const items: Case[] = [];
  for (const row of rows) {
    const key = `${row.version_id} ${row.process}`;
    if (!definitions.has(key)) definitions.set(key, await definitionOf(db, row.process, row.version_id));
    if (!atTenants.has(row.tenant_id)) atTenants.set(row.tenant_id, await peopleAtTenant(db, row.tenant_id));
    const definition = definitions.get(key)?.definition;
    if (definition === undefined) continue;
    const atTenant = atTenants.get(row.tenant_id) ?? [];
    const around = { definition, atTenant, people: people.get(row.id) ?? [] };
    items.push(presentCase(who, row, { ...around, questions: questions.get(row.id) ?? [] }));
  }
  return items;
}

/** One case with what its forms can choose from, and what else tells of it. */
export async function presentOneCase(db: Db, who: Actor, row: CaseRow, itemsOf: ItemsOf) {
  const found = await definitionOf(db, row.process, row.version_id);
  if (found === undefined) return undefined;
  const { definition } = found;
  const people = await peopleOf(db, [row.id]);
  const atTenant = await peopleAtTenant(db, row.tenant_id);
  const questions = await openQuestionsOf(db, [row.id]);
  const choices = await offered(db, itemsOf, definition, row.stored as Record<string, Answers>);
  const shown = presentCase(who, row, { definition, people, atTenant, questions, choices });
  return { case: shown, definition, choices };
}

function presentCase(
  who: Actor,
  row: CaseRow,
  { definition, people, atTenant, questions, choices }: Surroundings,
): Case {
  const by = attempterOf(who, people, atTenant);
  const isMine = (actor: string) => isActor(definition.actors[actor], by);
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenant: row.tenant,
    process: row.process,
    title: definition.title,
    state: row.state,
    stateLabel: stateLabel(definition, row.state),
    step: definition.states[row.state]?.step ?? null,
    page: definition.page,
    cycle: row.cycle,
    ended: row.ended,
    reason: row.reason,
    since: row.state_since.toISOString(),
    startedAt: row.started_at.toISOString(),
    nextAction: row.next_action,
    waits: row.waits.map((actor) => labelOf(definition, actor)),
    waitsForMe: !row.ended && row.waits.some(isMine),
    questions: questions.map(({ about, text, actor }) => ({
      about,
      text,
      actor: labelOf(definition, actor),
      mine: isMine(actor),
    })),
    people: people.map(({ id, name, actor }) => ({ id, name, actor: labelOf(definition, actor) })),
    stored: row.stored as Case['stored'],
    events: presentEvents(definition, row.state, by, choices),
    version: row.version,
  };
}
