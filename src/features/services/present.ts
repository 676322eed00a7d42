import { shownPerson } from '../people/model.ts';
import { dibsOf, type Freshness, type Stamp, ssatOf } from './dibs.ts';
import { migrates } from './lists.ts';
import type { KnownRow, KnownService } from './load.ts';
import type { Row, TenantService } from './model.ts';

/** Names somebody as far as the reader may know them. The id of somebody unknown stays here: who saves next keeps it. */
const named = (by: Stamp['by']) => (by === null ? null : shownPerson(by.id, by.name === '' ? null : by.name));

/** A service as its readers get it. */
export function presentService(known: KnownService, freshness: Freshness): TenantService {
  const { service, available, state, picks, over, forecasts, rfa, predictedGain, updated, version } = known;
  const adoption = { rows: state.rows, picks };
  return {
    service: service.id,
    name: service.name,
    group: service.group,
    parent: service.parent ?? null,
    entitled: (available?.count ?? 0) > 0,
    available: available?.count ?? null,
    overridden: available?.overridden ?? false,
    predictedGain,
    rows: state.rows.map(presentRow),
    over,
    engagementStart: state.engagementStart,
    status: state.status,
    delivery: { ...state.delivery, teams: [...state.delivery.teams] },
    indicators: state.indicators,
    dibs: dibsOf(adoption, freshness, service.id).map((one) => ({ ...one, by: named(one.by) })),
    ssat: ssatOf(adoption, freshness).map((one) => ({ ...one, by: named(one.by) })),
    migration: migrates.includes(service.id) ? { ...state.migration, rows: [...state.migration.rows] } : null,
    forecast: state.forecast,
    forecasts: forecasts.map((one) => ({ ...one, by: shownPerson(one.by.id, one.by.name || null) })),
    rfa,
    motions: [...state.motions],
    updatedBy: named(updated.by),
    updatedAt: updated.at,
    version,
  };
}

export const presentRow = ({ target: _target, intent: _intent, ...row }: KnownRow): Row => row;
