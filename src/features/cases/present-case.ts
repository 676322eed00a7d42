import { formOf, isActor, waysOf } from '../../engine/decide.ts';
import type { Field, ProcessDefinition } from '../../engine/definition.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { type AtTenant, attempterOf, labelOf, type Named } from './actors.ts';
import type { Case } from './model.ts';
import { type CaseRow, definitionOf, peopleAtTenant, peopleOf } from './queries.ts';

/** Cases as whoever asks sees them: with the events that may follow, and which of them are theirs. */
export async function presentCases(db: Db, who: Actor, rows: readonly CaseRow[]): Promise<Case[]> {
  const people = Map.groupBy(
    await peopleOf(
      db,
      rows.map(({ id }) => id),
    ),
    (one) => one.case_id,
  );
  const definitions = new Map<string, Awaited<ReturnType<typeof definitionOf>>>();
  const atTenants = new Map<string, AtTenant[]>();
  const items: Case[] = [];
  for (const row of rows) {
    const key = `${row.version_id} ${row.process}`;
    if (!definitions.has(key)) definitions.set(key, await definitionOf(db, row.process, row.version_id));
    if (!atTenants.has(row.tenant_id)) atTenants.set(row.tenant_id, await peopleAtTenant(db, row.tenant_id));
    const found = definitions.get(key);
    if (found === undefined) continue;
    items.push(
      presentCase(who, row, found.definition, people.get(row.id) ?? [], atTenants.get(row.tenant_id) ?? []),
    );
  }
  return items;
}

function presentCase(
  who: Actor,
  row: CaseRow,
  definition: ProcessDefinition,
  people: readonly (Named & { readonly name: string })[],
  atTenant: readonly AtTenant[],
): Case {
  const by = attempterOf(who, people, atTenant);
  const state = definition.states[row.state];
  const events = Object.entries(waysOf(definition, row.state)).flatMap(([event, ways]) => {
    const [first] = ways;
    if (first === undefined) return [];
    const actors = [...new Set(ways.flatMap((way) => way.by))].filter((actor) => actor !== 'system');
    if (actors.length === 0) return [];
    return [
      {
        event,
        mine: actors.some((actor) => isActor(definition.actors[actor], by)),
        actors: actors.map((actor) => labelOf(definition, actor)),
        wizard: first.wizard,
        fields: Object.entries(formOf(definition, first).fields).map(presentField),
      },
    ];
  });
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenant: row.tenant,
    process: row.process,
    title: definition.title,
    state: row.state,
    stateLabel: state?.label || row.state,
    step: state?.step ?? null,
    page: definition.page,
    cycle: row.cycle,
    ended: row.ended,
    reason: row.reason,
    since: row.state_since.toISOString(),
    startedAt: row.started_at.toISOString(),
    nextAction: row.next_action,
    waits: row.waits.map((actor) => labelOf(definition, actor)),
    people: people.map(({ id, name, actor }) => ({ id, name, actor: labelOf(definition, actor) })),
    stored: row.stored as Case['stored'],
    events,
    version: row.version,
  };
}

function presentField([name, field]: [string, Field]): Case['events'][number]['fields'][number] {
  const { label, type, required, show } = field;
  return {
    name,
    label,
    type,
    required,
    show,
    options: type === 'choice' ? [...field.options] : [],
    of: type === 'items' ? field.of : null,
    within: type === 'items' ? field.within : null,
    max: type === 'text' || type === 'number' ? field.max : null,
  };
}
