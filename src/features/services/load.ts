import { serviceOf } from '../../reports/service-names.ts';
import { type Service, services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { type Availability, availabilityOf } from './availability.ts';
import { type Picks, type Stamp, unsaid } from './dibs.ts';
import { balanced, newRow } from './entitlement-rules.ts';
import { type PickedElement, usualScenario } from './lists.ts';
import type { Forecast, Indicators, MigrationRow, Row, SaidForecast, ServiceState } from './model.ts';
import { type Stored, storedServices } from './queries.ts';

/** A part as it is known: with who said its target and its intent. */
export interface KnownRow extends Row {
  readonly target: Stamp;
  readonly intent: Stamp;
}

/** One service of a tenant with everything that is known of it. */
export interface KnownService {
  readonly service: Service;
  readonly available: Availability | null;
  readonly state: Omit<ServiceState, 'rows'> & { readonly rows: readonly KnownRow[] };
  readonly over: number;
  readonly picks: Picks;
  readonly forecasts: readonly SaidForecast[];
  readonly rfa: { readonly id: string; readonly submitted: string } | null;
  readonly predictedGain: number | null;
  readonly updated: Stamp;
  readonly version: number;
}

/** Services that this person may know of; a retired one only where it is in use. */
export const knownTo = (who: Pick<Actor, 'audience'>): readonly Service[] =>
  services.filter(({ internal }) => internal !== true || who.audience === 'internal');

/** Every service of a tenant, whether it is entitled to it or not. */
export async function loadServices(db: Db, who: Actor, tenant: TenantId, now: Date): Promise<KnownService[]> {
  const [stored, available] = [
    await storedServices(db, tenant),
    await availabilityOf(db, tenant, dayOf(now)),
  ];
  return knownTo(who)
    .filter(
      ({ id, retired }) =>
        retired !== true || available.has(id) || stored.heads.some(({ service }) => service === id),
    )
    .map((service) => assemble(service, stored, available.get(service.id) ?? null));
}

/** One service of a tenant; undefined for one that there is not, or not for this person. */
export async function loadService(
  db: Db,
  who: Actor,
  tenant: TenantId,
  id: string,
  now: Date,
): Promise<KnownService | undefined> {
  const service = knownTo(who).find((one) => one.id === id);
  if (service === undefined) return undefined;
  const [stored, available] = [
    await storedServices(db, tenant, id),
    await availabilityOf(db, tenant, dayOf(now)),
  ];
  return assemble(service, stored, available.get(id) ?? null);
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

const stampOf = (id: string | null, name: string | null, at: Date | null): Stamp =>
  id === null || at === null ? unsaid : { by: { id, name: name ?? '' }, at: at.toISOString() };

export const noMigration = {
  performing: null,
  rejectionReason: '',
  rejectionNote: '',
  start: null,
  end: null,
  rows: [],
};
const noForecast: Forecast = { first: null, second: null, maximum: null };

function assemble(service: Service, stored: Stored, available: Availability | null): KnownService {
  const mine = <R extends { service: string }>(all: readonly R[]) =>
    all.filter((one) => one.service === service.id);
  const [head] = mine(stored.heads);
  const [feed] = mine(stored.feeds);
  const { rows, over } = balanced(mine(stored.rows).map(rowOf), available?.count ?? null, (count) =>
    freshRow(count, available),
  );
  const forecasts = mine(stored.forecasts).map(forecastOf);
  const picks = picksOf(mine(stored.indicators));
  return {
    service,
    available,
    state: {
      rows,
      engagementStart: head?.engagement_start ?? null,
      status: (head?.status ?? null) as ServiceState['status'],
      delivery: {
        inScope: head?.in_scope ?? true,
        scenario: (head?.scenario ?? usualScenario) as ServiceState['delivery']['scenario'],
        teams: head?.teams ?? [],
        splitDelivery: head?.split_delivery ?? null,
      },
      indicators: indicatorsOf(picks),
      migration: migrationOf(head, mine(stored.migrations)),
      forecast: forecasts[0] === undefined ? noForecast : datesOf(forecasts[0]),
      motions: mine(stored.motions).map(({ motion }) => motion),
    },
    over,
    picks,
    forecasts,
    rfa: feed?.rfa_submitted ? { id: feed.rfa, submitted: feed.rfa_submitted } : null,
    predictedGain: feed?.predicted_gain ?? null,
    updated: head === undefined ? unsaid : stampOf(head.updated_by, head.updated_name, head.updated_at),
    version: head?.version ?? 0,
  };
}

const freshRow = (count: number, available: Availability | null): KnownRow => ({
  ...newRow(count),
  since: available?.since ?? null,
  owner: '',
  target: unsaid,
  intent: unsaid,
});

function rowOf(row: Stored['rows'][number]): KnownRow {
  return {
    id: row.id,
    status: row.status as Row['status'],
    reason: row.reason as Row['reason'],
    engineering: row.engineering,
    entitlements: row.entitlements,
    targetDate: row.target_date,
    ownerRole: row.owner_role,
    ownerContact: row.owner_contact_id,
    nextActionDate: row.next_action_date,
    note: row.note,
    splitReason: row.split_reason as Row['splitReason'],
    approval: row.approval,
    since: row.since,
    owner: row.owner_role ?? row.contact_name ?? '',
    target: stampOf(row.target_by, row.target_name, row.target_at),
    intent: stampOf(row.intent_by, row.intent_name, row.intent_at),
  };
}

function picksOf(rows: readonly Stored['indicators'][number][]): Picks {
  return Object.fromEntries(
    rows.map(({ element, value, said_by: by, name, said_at: at }) => [
      element as PickedElement,
      { value, ...stampOf(by, name, at) },
    ]),
  );
}

function indicatorsOf(picks: Picks): Indicators {
  const value = (element: PickedElement) => picks[element]?.value ?? null;
  return {
    reason: value('reason'),
    owner: value('owner'),
    stakeholders: value('stakeholders'),
    scenario: value('scenario'),
    awareness: value('awareness'),
    training: value('training'),
  } as Indicators;
}

function migrationOf(
  head: Stored['heads'][number] | undefined,
  rows: readonly Stored['migrations'][number][],
): ServiceState['migration'] {
  if (head === undefined) return noMigration;
  return {
    performing: head.migrating,
    rejectionReason: head.rejection_reason,
    rejectionNote: head.rejection_note,
    start: head.migration_start,
    end: head.migration_end,
    rows: rows.map(({ kind, entitlements, status, estimated, notes, size_gb: size }) => ({
      kind: kind as MigrationRow['kind'],
      entitlements,
      status: status as MigrationRow['status'],
      estimated,
      notes,
      sizeGb: size === null ? null : Number(size),
    })),
  };
}

function forecastOf(row: Stored['forecasts'][number]): SaidForecast {
  const {
    rfa,
    rfa_submitted: submitted,
    first_milestone: first,
    second_milestone: second,
    maximum,
    partner,
  } = row;
  const by = { id: row.said_by, name: row.name ?? '' };
  return { rfa, submitted, first, second, maximum, partner, by, at: row.said_at.toISOString() };
}

const datesOf = ({ first, second, maximum }: SaidForecast): Forecast => ({ first, second, maximum });

/** The service with this id, for its name. */
export const nameOf = (id: string): string => serviceOf(id)?.name ?? id;
