import { serviceCalled } from '../../reports/service-names.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { daysAt, isBlocker, isNoticeDue } from './blockers.ts';
import { reasonOf } from './entitlement-rules.ts';
import { type KnownService, loadServices } from './load.ts';
import type { Blocker, Row } from './model.ts';
import type { Escalation, ServiceParts } from './parts.ts';
import { may } from './policy.ts';
import { presentRow } from './present.ts';
import { motionsOfTenant } from './queries.ts';
import { pathOf } from './taxonomy/pick-lists.ts';

/** What stops the services of a tenant, longest first, and what the account team should be told. */
export async function readBlockers(db: Db, who: Actor, tenant: TenantId, parts: ServiceParts, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const services = await loadServices(db, who, tenant, now);
  const [motions, escalations] = [await motionsOfTenant(db, tenant), await parts.escalations(db, tenant)];
  const placed = services.flatMap((known) => known.state.rows.map((row) => ({ known, row })));
  const items = placed
    .filter(({ row }) => isBlocker(row))
    .map(
      ({ known, row }): Blocker => ({
        ...named(known),
        row: presentRow(row),
        path: pathOfRow(known, row),
        days: daysAt(row, today),
        escalations: escalationsOf(escalations, known.service.id),
      }),
    )
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || b.row.entitlements - a.row.entitlements);
  const targeted = (known: KnownService) =>
    motions.includes('Targeting') || known.state.motions.includes('Targeting');
  const notices = may.knowInternal(who)
    ? placed
        .filter(({ known, row }) => isNoticeDue(row, targeted(known), today))
        .map(({ known, row }) => ({
          ...named(known),
          path: pathOfRow(known, row),
          days: daysAt(row, today) ?? 0,
        }))
    : [];
  return { items, notices };
}

const named = ({ service }: KnownService) => ({ service: service.id, name: service.name });
const pathOfRow = ({ service, state }: KnownService, row: Row) =>
  pathOf(service.id, { ...row, reason: reasonOf(row, state.status) });

function escalationsOf(all: readonly Escalation[], service: string): Blocker['escalations'] {
  return (
    all
      // Notes name services as people do.
      .filter(({ services }) => services.some((name) => serviceCalled(name)?.id === service))
      .map(({ id, at, by, text }) => ({ id, at: at.toISOString(), by, text }))
  );
}
