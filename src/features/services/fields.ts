import { reasonOf } from './entitlement-rules.ts';
import type { ServiceState } from './model.ts';
import { pathOf } from './taxonomy/pick-lists.ts';

/** `300 In Progress · 5 Blocked / Billing, Licensing, Subscription`: the parts as they read in one line. */
export function partsText({ rows, status }: Pick<ServiceState, 'rows' | 'status'>, service: string): string {
  return rows
    .map(
      (row) =>
        `${row.entitlements} ${pathOf(service, { ...row, reason: row.status === 'in-progress' ? null : reasonOf(row, status) })}`,
    )
    .join(' · ');
}

/** What people may set beside the parts, a line of text each: for the ledger, and for two people who changed the same. */
export function fieldsOf({
  status,
  delivery,
  indicators,
  migration,
  forecast,
}: ServiceState): Readonly<Record<string, string | null>> {
  const { performing, rejectionReason, start, end, rows } = migration;
  return {
    serviceStatus: status,
    inScope: yesNo(delivery.inScope),
    engagementScenario: delivery.scenario,
    deliveryTeams: delivery.teams.join(', '),
    splitDelivery: yesNo(delivery.splitDelivery),
    businessReason: indicators.reason,
    successOwner: indicators.owner,
    stakeholders: indicators.stakeholders,
    scenario: indicators.scenario,
    awarenessPlans: indicators.awareness,
    trainingPlans: indicators.training,
    dataMigration: yesNo(performing),
    rejectionReason,
    migrationStart: start,
    migrationEnd: end,
    migrations: rows
      .map(
        (row) =>
          `${row.entitlements} ${row.kind}, ${row.status}${row.estimated === null ? '' : `, ${row.estimated}`}`,
      )
      .join(' · '),
    forecastFirst: forecast.first,
    forecastSecond: forecast.second,
    forecastMaximum: forecast.maximum,
  };
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');

/** Of two states only the fields that differ. */
export function differing<V>(before: Readonly<Record<string, V>>, after: Readonly<Record<string, V>>) {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  const pick = (from: Readonly<Record<string, V>>) =>
    Object.fromEntries(names.map((name) => [name, from[name]]));
  return { names, before: pick(before), after: pick(after) };
}
