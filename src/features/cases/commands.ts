import { newId } from '../../base/ids.ts';
import type { Move } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Answers } from '../../engine/form.ts';
import { nextDue } from '../../engine/timers.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { tenantById } from '../tenants/queries.ts';
import { attempterOf, labelOf, type Named } from './actors.ts';
import { caseFacts } from './case-facts.ts';
import { decided } from './decided.ts';
import { facts as catalogue } from './facts.ts';
import type { CaseId } from './model.ts';
import type { CaseKnowledge } from './parts.ts';
import { problems } from './problems.ts';
import { definitionOf, lockCase, moveCase, newestCase, peopleAtTenant, peopleOf } from './queries.ts';
import { runEffects } from './run-effects.ts';
import { eventLabel, stateLabel } from './words.ts';

export interface StartCase {
  readonly tenantId: TenantId;
  readonly process: string;
  readonly event: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Who is named on the case from the beginning, as which actor. */
  readonly people: readonly { readonly person: string; readonly actor: string }[];
}

/**
 * Begins a case by one of its definition's starting events.
 * @throws PROCESS_UNKNOWN, CASE_OPEN_ALREADY, CASE_PERSON_UNKNOWN, and what `refuse` throws.
 */
export async function startCase(
  tx: Tx,
  who: Actor,
  parts: CaseKnowledge,
  given: StartCase,
  now: Date,
): Promise<CaseId> {
  const { tenantId, process, event, answers, people } = given;
  const found = await definitionOf(tx, process);
  const tenant = await tenantById(tx, who.person, tenantId);
  if (found === undefined || tenant === undefined || !isFor(who, found.audiences))
    throw problems.PROCESS_UNKNOWN(process);
  const { definition, version_id: version } = found;
  // Two that begin at once queue here: a tenant's chain in the ledger has one head.
  await tx.selectFrom('ledger_head').select('chain').where('chain', '=', tenantId).forUpdate().execute();
  const before = await newestCase(tx, tenantId, process);
  if (before !== undefined && !before.ended) throw problems.CASE_OPEN_ALREADY(tenant.name);
  const atTenant = await peopleAtTenant(tx, tenantId);
  const facts = await caseFacts(
    tx,
    { id: tenantId, active: tenant.active },
    before,
    atTenant,
    parts.sources,
    now,
  );
  const standing = { state: null, cycle: 0, stored: {} };
  const attempt = { event, by: attempterOf(who, [], atTenant), given: answers, confirmed: [] };
  const move = await decided(tx, parts, definition, facts, standing, attempt);
  const id = newId('case', now);
  const named = people.map(({ person, actor }) => ({ id: person, actor }));
  await tx
    .insertInto('process_case')
    .values({
      id,
      tenant_id: tenantId,
      process,
      version_id: version,
      state: move.to,
      cycle: move.cycle,
      ended: definition.states[move.to]?.end ?? false,
      stored: JSON.stringify(storedAfter({}, move)),
      started_at: now,
      state_since: now,
      next_action: nextActionOf(move),
      waits: [...waitsOf(definition, move.to)],
      timers: '{}',
      next_timer: nextDue(definition.states[move.to]?.timers ?? [], dayOf(now), {}),
      delivered_before: [],
    })
    .execute();
  await namePeople(tx, id, definition, named);
  await record(tx, who, { id, seq: 1, definition, tenantId, move, facts }, now);
  const row = await lockCase(tx, id);
  if (row !== undefined)
    await runEffects({ tx, who, now, definition, row, named, atTenant, seq: 1 }, move.effects);
  return id;
}

export interface ActOnCase {
  readonly id: CaseId;
  readonly event: string;
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly confirmed: readonly string[];
}

/**
 * Sends an event to a case: decides, moves, and does what follows, in one transaction; nothing half-done stays.
 * @throws CASE_UNKNOWN, CASE_MOVED, CASE_NOT_NEWEST, and what `refuse` throws.
 */
export async function actOnCase(
  tx: Tx,
  who: Actor,
  parts: CaseKnowledge,
  given: ActOnCase,
  now: Date,
): Promise<void> {
  const row = await lockCase(tx, given.id);
  const found = row && (await definitionOf(tx, row.process, row.version_id));
  if (row === undefined || found === undefined || !isFor(who, found.audiences)) throw problems.CASE_UNKNOWN();
  const { definition } = found;
  const stateLabel = definition.states[row.state]?.label || row.state;
  if (row.version !== given.version) throw problems.CASE_MOVED(stateLabel, { version: row.version });
  const newest = await newestCase(tx, row.tenant_id, row.process);
  if (newest?.id !== row.id) throw problems.CASE_NOT_NEWEST();
  const named = (await peopleOf(tx, [row.id])).map(({ id, actor }) => ({ id, actor }));
  const atTenant = await peopleAtTenant(tx, row.tenant_id);
  const facts = await caseFacts(
    tx,
    { id: row.tenant_id, active: row.active },
    row,
    atTenant,
    parts.sources,
    now,
  );
  const stored = row.stored as Record<string, Answers>;
  const standing = { state: row.state, cycle: row.cycle, stored };
  const by = attempterOf(who, named, atTenant);
  const attempt = { event: given.event, by, given: given.answers, confirmed: given.confirmed };
  const move = await decided(tx, parts, definition, facts, standing, attempt);
  const seq = await nextSeq(tx, row.id);
  const stays = move.to === row.state;
  await moveCase(tx, {
    id: row.id,
    state: move.to,
    cycle: move.cycle,
    ended: definition.states[move.to]?.end ?? false,
    stored: storedAfter(stored, move),
    waits: waitsOf(definition, move.to),
    nextTimer: stays ? row.next_timer : nextDue(definition.states[move.to]?.timers ?? [], dayOf(now), {}),
    nextAction: nextActionOf(move),
    at: stays ? row.state_since : now,
    version: row.version + 1,
  });
  if (move.cycle > row.cycle)
    await tx
      .updateTable('process_case')
      .set({ delivered_before: row.delivered, help_requested: false })
      .where('id', '=', row.id)
      .execute();
  await record(tx, who, { id: row.id, seq, definition, tenantId: row.tenant_id, move, facts }, now);
  await runEffects({ tx, who, now, definition, row, named, atTenant, seq }, move.effects);
}

export const isFor = (who: Actor, audiences: readonly string[]) =>
  who.audience === 'internal' || audiences.includes(who.audience);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The actors that the state says, else those of its events. */
function waitsOf(definition: ProcessDefinition, state: string): readonly string[] {
  const at = definition.states[state];
  if (at === undefined || at.end) return [];
  return at.waits.length > 0
    ? at.waits
    : [...new Set(Object.values(at.on).flatMap((ways) => ways.flatMap(({ by }) => by)))];
}

function storedAfter(before: Readonly<Record<string, Answers>>, move: Move): Record<string, Answers> {
  const empty = Object.keys(move.answers).length === 0;
  return empty ? { ...before } : { ...before, [move.wizard ?? move.event]: move.answers };
}

function nextActionOf({ answers }: Move): string | null {
  const day = answers.next_action ?? answers.day;
  return typeof day === 'string' && day !== '' ? day : null;
}

async function nextSeq(tx: Tx, id: CaseId): Promise<number> {
  const last = await tx
    .selectFrom('case_step')
    .where('case_id', '=', id)
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(last?.seq ?? 0) + 1;
}

/** Names people on a case, each as an actor of whom they may be one. @throws CASE_PERSON_UNKNOWN. */
async function namePeople(
  tx: Tx,
  id: CaseId,
  definition: ProcessDefinition,
  named: readonly Named[],
): Promise<void> {
  for (const { id: person, actor } of named) {
    const asked = definition.actors[actor];
    const row = await tx
      .selectFrom('person')
      .select(['roles', 'capabilities'])
      .where('id', '=', person)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    const fits =
      row !== undefined &&
      asked !== undefined &&
      (asked.roles.length === 0 || asked.roles.some((role) => row.roles.includes(role))) &&
      (asked.capability === null || row.capabilities.includes(asked.capability));
    if (!fits) throw problems.CASE_PERSON_UNKNOWN(labelOf(definition, actor));
    await tx.insertInto('case_person').values({ case_id: id, person_id: person, actor }).execute();
  }
}

/** The step as history and in the ledger of the tenant, with the facts that it was decided on. */
async function record(
  tx: Tx,
  who: Actor,
  {
    id,
    seq,
    definition,
    tenantId,
    move,
    facts,
  }: {
    readonly id: CaseId;
    readonly seq: number;
    readonly definition: ProcessDefinition;
    readonly tenantId: TenantId;
    readonly move: Move;
    readonly facts: Facts;
  },
  now: Date,
): Promise<void> {
  const values = Object.fromEntries(catalogue.map(({ name }) => [name, facts(name)]));
  const { event, wizard, from, to, cycle, answers } = move;
  await tx
    .insertInto('case_step')
    .values({
      case_id: id,
      seq,
      at: now,
      person_id: who.person,
      event,
      wizard,
      from_state: from,
      to_state: to,
      cycle,
      answers: JSON.stringify(answers),
      facts: JSON.stringify(values),
    })
    .execute();
  const says = move.effects.flatMap(({ name, with: given }) => (name === 'event' ? [String(given.say)] : []));
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: 'case.moved',
    subject: id,
    facts: {
      ...{ process: definition.process, event, from, to, cycle, says },
      // As it was called then: the definition of a later version may say otherwise.
      called: calledOf(definition, move),
    },
    personal: { answers },
  });
}

function calledOf(definition: ProcessDefinition, { event, wizard, from, to }: Move) {
  return {
    process: definition.title,
    event: eventLabel(definition, event, wizard),
    from: from === null ? null : stateLabel(definition, from),
    to: stateLabel(definition, to),
  };
}
