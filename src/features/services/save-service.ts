import { canonicalJson } from '../../base/canonical-json.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { checkService } from './checks.ts';
import { countOf, dibsOf, type Freshness } from './dibs.ts';
import { entriesOf } from './entries.ts';
import { type KnownService, loadService } from './load.ts';
import type { ServiceState, TenantService } from './model.ts';
import type { ServiceParts } from './parts.ts';
import { may } from './policy.ts';
import { presentService } from './present.ts';
import { problems } from './problems.ts';
import { firmOfTenant, lockService, motionsOfTenant, possibleOwners } from './queries.ts';
import { writeService } from './write-service.ts';

type Sections = { readonly [Section in keyof ServiceState]?: ServiceState[Section] | undefined };

export interface SaveService extends Sections {
  readonly tenantId: TenantId;
  readonly service: string;
  /** Version that the person was looking at; 0 when there was none. */
  readonly match: number;
  readonly why: string;
  readonly ticket: string;
}

/**
 * Saves a service of a tenant in one piece: what is right in every field, or nothing. A save that changes nothing leaves no entry.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, SERVICE_UNKNOWN, SERVICE_STALE, SERVICE_NOT_SAVED, SCENARIO_FORBIDDEN, MOTIONS_INTERNAL.
 */
export async function saveService(
  tx: Tx,
  who: Actor,
  cmd: SaveService,
  parts: ServiceParts,
  now: Date,
): Promise<TenantService> {
  await writableTenant(tx, who, cmd.tenantId);
  const known = await lockedService(tx, who, cmd, now);
  if (known.version !== cmd.match) throw stale(known, parts, now);
  const before = known.state;
  const after = applied(before, cmd);
  if (after === before) return presentService(known, freshness(parts, now));
  demandRights(who, before, after);
  const facts = {
    service: cmd.service,
    available: known.available?.count ?? null,
    contacts: (await possibleOwners(tx, cmd.tenantId)).map(({ id }) => id),
    rfaSubmitted: known.rfa?.submitted ?? null,
    customerHealth: (await motionsOfTenant(tx, cmd.tenantId)).includes('Customer Health'),
    today: now.toISOString().slice(0, 10),
    milestones: milestoneWords(parts),
    why: cmd.why,
    ticket: cmd.ticket,
  };
  const troubles = checkService(before, after, facts);
  if (troubles.length > 0) throw problems.SERVICE_NOT_SAVED(troubles, { issues: troubles });
  return persist(tx, who, known, after, { ...cmd, parts, now });
}

export const freshness = ({ settings }: ServiceParts, now: Date): Freshness => ({
  now,
  staleAfter: settings.staleAfterDays,
});

export const milestoneWords = ({ settings }: ServiceParts): readonly [string, string] => [
  `${settings.forecastMilestones[0]} %`,
  `${settings.forecastMilestones[1]} %`,
];

async function lockedService(
  tx: Tx,
  who: Actor,
  { tenantId, service }: SaveService,
  now: Date,
): Promise<KnownService> {
  await lockService(tx, tenantId, service);
  const known = await loadService(tx, who, tenantId, service, now);
  if (known === undefined) throw problems.SERVICE_UNKNOWN(service);
  return known;
}

/** The refusal of a lost race: it carries the service as it stands now. */
function stale(known: KnownService, parts: ServiceParts, now: Date) {
  const current = presentService(known, freshness(parts, now));
  return problems.SERVICE_STALE(current.updatedBy?.name || 'Somebody', { current });
}

const bare = (rows: ServiceState['rows']) =>
  rows.map(
    ({
      id,
      status,
      reason,
      engineering,
      entitlements,
      targetDate,
      ownerRole,
      ownerContact,
      nextActionDate,
      note,
      splitReason,
      approval,
    }) => ({
      id,
      status,
      reason,
      engineering,
      entitlements,
      targetDate,
      ownerRole,
      ownerContact,
      nextActionDate,
      note,
      splitReason,
      approval,
    }),
  );

/** The state with the sections that were sent; a section that says the same is the same one. */
function applied(before: ServiceState, cmd: Sections): ServiceState {
  const same = (section: keyof ServiceState) => {
    const [old, sent] = [before[section], cmd[section]];
    if (sent === undefined) return true;
    if (section === 'rows') return canonicalJson(bare(before.rows)) === canonicalJson(bare(cmd.rows ?? []));
    return canonicalJson(old) === canonicalJson(sent);
  };
  const sections = (Object.keys(before) as (keyof ServiceState)[]).filter((section) => !same(section));
  if (sections.length === 0) return before;
  const changed = Object.fromEntries(sections.map((section) => [section, cmd[section]]));
  return { ...before, ...changed };
}

function demandRights(who: Actor, before: ServiceState, after: ServiceState): void {
  if (before.delivery.scenario !== after.delivery.scenario && !may.editScenario(who))
    throw problems.SCENARIO_FORBIDDEN();
  if (before.motions !== after.motions && !may.knowInternal(who)) throw problems.MOTIONS_INTERNAL();
}

export interface Persisting {
  readonly tenantId: TenantId;
  readonly why: string;
  readonly ticket: string;
  readonly parts: ServiceParts;
  readonly now: Date;
}

/** Writes rows, ledger and the note of a moved start, and reads the service back. */
export async function persist(
  tx: Tx,
  who: Actor,
  known: KnownService,
  after: ServiceState,
  given: Persisting,
): Promise<TenantService> {
  const { tenantId, why, ticket, parts, now } = given;
  const partner = after.forecast === known.state.forecast ? '' : await firmOfTenant(tx, tenantId);
  const saving = { tenant: tenantId, known, after, by: who.person, at: now, partner };
  if (!(await writeService(tx, saving))) throw await staleNow(tx, who, known, given);
  const saved = await loadService(tx, who, tenantId, known.service.id, now);
  if (saved === undefined) throw problems.SERVICE_UNKNOWN(known.service.id);
  const count = (one: KnownService) =>
    countOf(dibsOf({ rows: one.state.rows, picks: one.picks }, freshness(parts, now), one.service.id));
  const dibsCaptured = count(known) < 4 && count(saved) === 4;
  const about = { service: known.service, why, ticket, dibsCaptured };
  for (const entry of entriesOf(known.state, after, about))
    await appendToLedger(tx, { tenant: tenantId, at: now, person: who.person, ...entry });
  await noteMovedStart(tx, who, known, after, given);
  return presentService(saved, freshness(parts, now));
}

async function staleNow(tx: Tx, who: Actor, known: KnownService, { tenantId, parts, now }: Persisting) {
  const current = await loadService(tx, who, tenantId, known.service.id, now);
  return stale(current ?? known, parts, now);
}

/** Moving the start of an engagement is told in a note, for whoever asks why (domain.md 3.6). */
async function noteMovedStart(
  tx: Tx,
  who: Actor,
  { service, state: before }: KnownService,
  after: ServiceState,
  given: Persisting,
) {
  const { tenantId, why, parts, now } = given;
  if (before.engagementStart === null || before.engagementStart === after.engagementStart) return;
  const moved = `${service.name}: the engagement start date moved from ${before.engagementStart} to ${after.engagementStart ?? 'no date'}. ${why}`;
  await parts.addNote(tx, who, { tenantId, service: service.name, body: moved }, now);
}
