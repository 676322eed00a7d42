import { newId } from '../../base/ids.ts';
import { type Attempt, type Attempter, type Decision, decide, type Move } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Answers, Choices } from '../../engine/form.ts';
import { nextDue } from '../../engine/timers.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { tenantById } from '../tenants/queries.ts';
import { attempterOf, labelOf, type Named } from './actors.ts';
import { caseFacts } from './case-facts.ts';
import { facts as catalogue } from './facts.ts';
import type { CaseId } from './model.ts';
import type { CaseParts } from './parts.ts';
import { problems } from './problems.ts';
import { definitionOf, lockCase, moveCase, newestCase, peopleAtTenant, peopleOf } from './queries.ts';
import { runEffects } from './run-effects.ts';

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
  parts: CaseParts,
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
  await record(tx, who, { id, seq: 1, process, tenantId, move, facts }, now);
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
  parts: CaseParts,
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
  await record(tx, who, { id: row.id, seq, process: row.process, tenantId: row.tenant_id, move, facts }, now);
  await runEffects({ tx, who, now, definition, row, named, atTenant, seq }, move.effects);
}

const isFor = (who: Actor, audiences: readonly string[]) =>
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

/** Asks the engine. @throws the refusal as a problem that says what, why and what now. */
async function decided(
  tx: Tx,
  parts: CaseParts,
  definition: ProcessDefinition,
  facts: Facts,
  standing: { state: string | null; cycle: number; stored: Record<string, Answers> },
  attempt: Attempt & { readonly by: Attempter },
): Promise<Move> {
  const choices = await choicesFor(tx, parts, definition, standing.stored);
  const decision = decide({ definition, catalogue, facts, choices }, standing, attempt);
  if (decision.kind === 'move') return decision;
  throw refuse(definition, standing.state, attempt.event, decision);
}

/** What can be chosen: items of today's catalogues, and those that are stored already though they have been retired since (domain.md 5.6, E5). */
async function choicesFor(
  tx: Tx,
  parts: CaseParts,
  definition: ProcessDefinition,
  stored: Readonly<Record<string, Answers>>,
): Promise<Choices> {
  const fields = Object.values(definition.wizards).flatMap((wizard) => Object.values(wizard.fields));
  const names = fields.flatMap((field) => (field.type === 'items' && field.of !== null ? [field.of] : []));
  const kept = Object.values(stored).flatMap((answers) =>
    Object.values(answers).flatMap((value) => (Array.isArray(value) ? (value as string[]) : [])),
  );
  const items = new Map<string, readonly string[]>();
  for (const name of new Set(names)) items.set(name, [...(await parts.items(tx, name)), ...kept]);
  const people = await tx
    .selectFrom('person')
    .where('disabled_at', 'is', null)
    .where('queue', 'is', null)
    .select(['id', 'roles', 'capabilities'])
    .execute();
  return {
    items: (name) => items.get(name) ?? [],
    isPerson: (id, role) =>
      people.some(
        (one) =>
          one.id === id && (role === null || one.roles.includes(role) || one.capabilities.includes(role)),
      ),
  };
}

function refuse(
  definition: ProcessDefinition,
  state: string | null,
  event: string,
  decision: Exclude<Decision, Move>,
) {
  switch (decision.code) {
    case 'not-here': {
      const at = state === null ? 'not begun' : definition.states[state]?.label || state;
      return problems.CASE_EVENT_NOT_HERE(event, at, decision.events);
    }
    case 'not-yours':
      return problems.CASE_EVENT_NOT_YOURS(
        event,
        decision.actors.map((actor) => labelOf(definition, actor)),
      );
    case 'form':
      return problems.CASE_FORM_WRONG(
        decision.faults.map(({ say }) => say),
        { faults: decision.faults },
      );
    case 'confirm':
      return problems.CASE_CONFIRM(decision.say, { confirm: decision.say });
    case 'guard': {
      const needed = decision.conditions
        .filter(({ holds }) => holds !== true)
        .map(({ sentence }) => sentence);
      return problems.CASE_REFUSED(event, needed, { conditions: decision.conditions });
    }
    case 'unknown': {
      const doubts = decision.doubts.map(
        ({ fact, why }) => `${catalogue.find(({ name }) => name === fact)?.label ?? fact} (${why})`,
      );
      return problems.CASE_CANT_TELL(event, doubts, {
        conditions: decision.conditions,
        doubts: decision.doubts,
      });
    }
    case 'broken':
      return problems.CASE_DEFINITION_BROKEN(decision.message);
  }
}

/** The step as history and in the ledger of the tenant, with the facts that it was decided on. */
async function record(
  tx: Tx,
  who: Actor,
  {
    id,
    seq,
    process,
    tenantId,
    move,
    facts,
  }: {
    readonly id: CaseId;
    readonly seq: number;
    readonly process: string;
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
    facts: { process, event, from, to, cycle, says },
    personal: { answers },
  });
}
