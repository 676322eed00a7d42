import type { Move } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import type { Answers } from '../../engine/form.ts';
import { preview } from '../../engine/preview.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { attempterOf, labelOf } from './actors.ts';
import { caseFacts } from './case-facts.ts';
import { type Offered, offered } from './choices.ts';
import { isFor } from './commands.ts';
import { refuse } from './decided.ts';
import { facts as catalogue } from './facts.ts';
import type { CasePreview } from './model.ts';
import type { CaseKnowledge } from './parts.ts';
import { problems } from './problems.ts';
import { type CaseRow, definitionOf, newestCase, peopleAtTenant, peopleOf } from './queries.ts';
import { stateLabel } from './words.ts';

interface Asked {
  readonly event: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Says what an event would come to at a case. @param db the portal's: that whoever asks sees the case has been made sure. */
export async function previewEvent(
  db: Db,
  who: Actor,
  parts: CaseKnowledge,
  row: CaseRow,
  asked: Asked,
  now: Date,
) {
  const found = await definitionOf(db, row.process, row.version_id);
  if (found === undefined || !isFor(who, found.audiences)) throw problems.CASE_UNKNOWN();
  const tenant = { id: row.tenant_id as TenantId, active: row.active };
  const standing = { state: row.state, cycle: row.cycle, stored: row.stored as Record<string, Answers> };
  return previewed(db, who, parts, found.definition, { tenant, row, standing }, asked, now);
}

/** The same for beginning a case of a tenant. */
export async function previewStart(
  db: Db,
  who: Actor,
  parts: CaseKnowledge,
  tenant: { readonly id: TenantId; readonly active: boolean },
  process: string,
  asked: Asked,
  now: Date,
) {
  const found = await definitionOf(db, process);
  if (found === undefined || !isFor(who, found.audiences)) throw problems.PROCESS_UNKNOWN(process);
  const row = await newestCase(db, tenant.id, process);
  const standing = { state: null, cycle: 0, stored: {} };
  return previewed(db, who, parts, found.definition, { tenant, row, standing }, asked, now);
}

async function previewed(
  db: Db,
  who: Actor,
  parts: CaseKnowledge,
  definition: ProcessDefinition,
  {
    tenant,
    row,
    standing,
  }: {
    readonly tenant: { readonly id: TenantId; readonly active: boolean };
    readonly row: CaseRow | undefined;
    readonly standing: { state: string | null; cycle: number; stored: Record<string, Answers> };
  },
  { event, answers }: Asked,
  now: Date,
): Promise<CasePreview> {
  const begun = standing.state !== null;
  const named = begun && row !== undefined ? await peopleOf(db, [row.id]) : [];
  const atTenant = await peopleAtTenant(db, tenant.id);
  const facts = await caseFacts(db, tenant, row, atTenant, parts.sources, now);
  const choices = await offered(db, parts.items, definition, standing.stored);
  const by = attempterOf(who, named, atTenant);
  const attempt = { event, by, given: answers, confirmed: [] };
  const { shown, confirm, decision } = preview({ definition, catalogue, facts, choices }, standing, attempt);
  const common = { shown: [...shown], confirm: [...confirm], version: begun ? (row?.version ?? 0) : 0 };
  if (decision.kind === 'move') {
    const { to } = decision;
    const follows = followsOf(definition, decision, choices);
    const ready = { ready: true, to: stateLabel(definition, to), follows, code: null, refusal: null };
    return { ...common, ...ready, faults: [], conditions: [] };
  }
  const { code, message } = refuse(definition, standing.state, event, decision);
  const faults = decision.code === 'form' ? [...decision.faults] : [];
  const conditions = decision.code === 'guard' || decision.code === 'unknown' ? decision.conditions : [];
  return {
    ...common,
    ...{ ready: false, to: null, follows: [], code, refusal: message, faults },
    conditions: conditions.map(({ facts: asked, ...condition }) => ({
      ...condition,
      facts: asked.map((fact) => ({ ...fact, value: plain(fact.value) })),
    })),
  };
}

type Value = CasePreview['conditions'][number]['facts'][number]['value'];
/** Lists of the engine can't be written to, those of an answer may be. */
const plain = (value: object) => value as Value;

/** What would follow, with names in place of actors and ids. */
function followsOf(
  definition: ProcessDefinition,
  { effects }: Move,
  choices: Offered,
): CasePreview['follows'] {
  return effects.map(({ name, with: given }) => ({
    effect: name,
    values: Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, inWords(definition, key, value, choices)]),
    ),
  }));
}

function inWords(definition: ProcessDefinition, key: string, value: unknown, choices: Offered): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return String(value.length);
  if (key === 'who') return labelOf(definition, String(value));
  if (key === 'person') {
    const asPerson = { type: 'person', role: null, label: '', required: false, show: null } as const;
    return choices.called(asPerson, String(value));
  }
  return typeof value === 'number' ? String(Math.round(value)) : String(value);
}
