import { waysOf } from '../../engine/decide.ts';
import type { ActorDefinition, ProcessDefinition } from '../../engine/definition.ts';
import type { Db } from '../../store/store.ts';
import { definitionOf } from '../cases/queries.ts';
import type { Actor } from '../people/model.ts';
import { shownPerson } from '../people/model.ts';
import type { Target, TargetList, TargetListId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { type ListRow, listById, loadsOf, type TargetRow, targetsOf } from './queries.ts';
import { refusalOf, type TargetFacts, warningsOf } from './rules.ts';

/** How a list begins cases: by a start without a form, and with somebody who is named on the case. */
export interface Beginning {
  readonly definition: ProcessDefinition;
  readonly event: string;
  readonly actor: string;
  readonly asked: ActorDefinition;
}

/** @throws TARGET_PROCESS_UNFIT when the published playbook has no process that a list can begin. */
export async function beginningOf(db: Db, process: string): Promise<Beginning> {
  const definition = (await definitionOf(db, process))?.definition;
  const event =
    definition &&
    Object.entries(waysOf(definition, null)).find(([, ways]) =>
      ways.every(({ form, wizard }) => wizard === null && Object.keys(form).length === 0),
    )?.[0];
  const named = Object.entries(definition?.actors ?? {}).find(([, { on }]) => on.includes('case'));
  if (definition === undefined || event === undefined || named === undefined)
    throw problems.TARGET_PROCESS_UNFIT(process);
  return { definition, event, actor: named[0], asked: named[1] };
}

/** A list that this person may read. @throws TARGET_LIST_UNKNOWN. */
export async function visibleList(db: Db, who: Actor, id: TargetListId): Promise<ListRow> {
  const row = may.readLists(who) ? await listById(db, id) : undefined;
  if (row === undefined) throw problems.TARGET_LIST_UNKNOWN();
  return row;
}

/** A list as a whole: its tenants as far as this person sees them. */
export async function wholeList(db: Db, who: Actor, row: ListRow) {
  const { asked } = await beginningOf(db, row.process);
  const states = new Map<string, string>();
  const targets = await targetsOf(db, { id: row.id as TargetListId, process: row.process }, row.fiscal_year);
  for (const version of new Set(targets.flatMap(({ version_id }) => version_id ?? []))) {
    const definition = (await definitionOf(db, row.process, version))?.definition;
    for (const [state, { label }] of Object.entries(definition?.states ?? {}))
      states.set(`${version} ${state}`, label || state);
  }
  return {
    list: presentList(row),
    targets: targets.map((target) => presentTarget(target, asked, states)),
    people: await loadsOf(db, asked),
    mayKeep: may.keepLists(who),
  };
}

export function presentList(row: ListRow): TargetList {
  return {
    id: row.id,
    process: row.process,
    name: row.name,
    region: row.region,
    fiscalYear: row.fiscal_year,
    ends: row.ends,
    madeBy: shownPerson(row.made_by, row.made_name),
    publishedBy: row.published_by === null ? null : shownPerson(row.published_by, row.published_name),
    publishedAt: row.published_at?.toISOString() ?? null,
    targets: row.targets,
    open: row.open,
    waiting: row.waiting,
    version: row.version,
  };
}

/** Whether somebody can be the actor who is named on a case. */
export function canBe(
  asked: ActorDefinition,
  person: { roles: readonly string[]; capabilities: readonly string[] },
) {
  return (
    (asked.roles.length === 0 || asked.roles.some((role) => person.roles.includes(role))) &&
    (asked.capability === null || person.capabilities.includes(asked.capability))
  );
}

export function factsOf(row: TargetRow, asked: ActorDefinition): TargetFacts {
  const { roles, capabilities, disabled_at: left } = row;
  const fits =
    roles !== null && capabilities !== null && left === null && canBe(asked, { roles, capabilities });
  return {
    active: row.active,
    openCase: row.open_case && row.case_id === null,
    manager: row.manager,
    partnerLed: row.firm_id !== null,
    otherLists: row.other_lists,
    contacts: row.contacts,
    doNotCall: row.do_not_call,
    sme: row.sme_id === null ? null : { fits },
  };
}

function presentTarget(row: TargetRow, asked: ActorDefinition, states: ReadonlyMap<string, string>): Target {
  const facts = factsOf(row, asked);
  const begun = row.case_id !== null;
  return {
    tenantId: row.tenant_id,
    tenant: row.tenant,
    customer: row.customer,
    region: row.region,
    sme: row.sme_id === null ? null : shownPerson(row.sme_id, row.sme),
    why: row.why,
    caseId: row.case_id,
    state: row.state === null ? null : (states.get(`${row.version_id} ${row.state}`) ?? row.state),
    ended: row.ended ?? false,
    refused: row.refused,
    warnings: begun ? [] : warningsOf(facts),
    refusal: begun ? null : refusalOf(facts),
  };
}
