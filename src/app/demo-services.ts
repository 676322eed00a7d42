import { actorOf } from '../features/people/commands.ts';
import type { Actor } from '../features/people/model.ts';
import { systemActor } from '../features/people/model.ts';
import { demoPeople, personById } from '../features/people/queries.ts';
import { recordRfa, saveAuthentication } from '../features/services/commands.ts';
import { newRow } from '../features/services/entitlement-rules.ts';
import { loadService } from '../features/services/load.ts';
import { addMetric } from '../features/services/metrics.ts';
import type { RowInput, ServiceState } from '../features/services/model.ts';
import type { ServiceParts } from '../features/services/parts.ts';
import { saveService } from '../features/services/save-service.ts';
import type { TenantId } from '../features/tenants/model.ts';
import type { Store } from '../store/store.ts';
import { demoMetrics, demoWork, type Part, type Work } from './demo-service-work.ts';

const day = 86_400_000;

/**
 * What was done about the services of the invented tenants, by the same commands that people use. Comes after the reports, which tell what the
 * tenants are entitled to; does nothing when it is there already.
 */
export async function seedDemoServices(store: Store, parts: ServiceParts, now: Date): Promise<void> {
  const db = store.system;
  if ((await db.selectFrom('tenant_service').select('service').limit(1).execute()).length > 0) return;
  const tenants = new Map(
    (await db.selectFrom('tenant').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]),
  );
  const people = await demoActors(store);
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * day);
  const inDays = (days: number, from: Date) =>
    new Date(from.getTime() + days * day).toISOString().slice(0, 10);
  for (const work of demoWork.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const [tenantId, who] = [tenants.get(work.tenant), people(work.by)];
    if (tenantId === undefined || who === undefined) continue;
    await doWork(store, who, tenantId, work, { parts, at: at(work.daysAgo), inDays });
  }
  for (const { tenant, by, daysAgo, ...metric } of demoMetrics) {
    const [tenantId, who] = [tenants.get(tenant), people(by)];
    if (tenantId === undefined || who === undefined) continue;
    await store
      .as(who)
      .transaction()
      .execute((tx) => addMetric(tx, who, tenantId, metric, at(daysAgo)));
  }
  const [pharma, fm] = [tenants.get('Contoso Pharma'), people('Lotte Vandersloot')];
  if (pharma !== undefined && fm !== undefined) {
    const said = { tenantId: pharma, method: 'Single Sign-On (ADFS)', match: 0 };
    await store
      .as(fm)
      .transaction()
      .execute((tx) => saveAuthentication(tx, fm, said, at(30)));
  }
}

/** People of the demo by name, as they act. */
async function demoActors(store: Store): Promise<(name: string) => Actor | undefined> {
  const known = new Map<string, Actor>();
  for (const { id, name } of await demoPeople(store.system)) {
    const row = await personById(store.system, id);
    if (row !== undefined) known.set(name, actorOf(id, row));
  }
  return (name) => known.get(name);
}

interface When {
  readonly parts: ServiceParts;
  readonly at: Date;
  readonly inDays: (days: number, from: Date) => string;
}

async function doWork(
  store: Store,
  who: Actor,
  tenantId: TenantId,
  work: Work,
  { parts, at, inDays }: When,
): Promise<void> {
  const { service, rfa } = work;
  if (rfa !== undefined) {
    const request = { tenantId, service, id: rfa.id, submitted: inDays(-rfa.days, at) };
    await store.system.transaction().execute((tx) => recordRfa(tx, systemActor, request, parts, at));
  }
  await store
    .as(who)
    .transaction()
    .execute(async (tx) => {
      const known = await loadService(tx, who, tenantId, service, at);
      // A tenant without reports has no entitlements, and so nothing to place.
      if (known === undefined || known.available === null || known.available.count === 0) return;
      const sections = sectionsOf(work, known.state, known.available.count, (days) => inDays(days, at));
      await saveService(
        tx,
        who,
        { tenantId, service, match: known.version, why: '', ticket: '', ...sections },
        parts,
        at,
      );
    });
}

function sectionsOf(
  work: Work,
  state: ServiceState,
  available: number,
  on: (days: number) => string,
): Partial<ServiceState> {
  const rows = work.rows && rowsOf(work.rows, available, on);
  const inProgress = (rows ?? state.rows)
    .filter(({ status }) => status === 'in-progress')
    .reduce((sum, { entitlements }) => sum + entitlements, 0);
  return {
    ...(rows && { rows }),
    ...(work.picks && { indicators: { ...state.indicators, ...work.picks } }),
    ...(work.start !== undefined && { engagementStart: on(work.start) }),
    ...(work.status && { status: work.status }),
    ...(work.teams && { delivery: { ...state.delivery, teams: [...work.teams] } }),
    ...(work.motions && { motions: work.motions }),
    ...(work.moves && {
      migration: {
        ...state.migration,
        performing: true,
        start: on(-10),
        end: on(80),
        rows: [
          {
            kind: work.moves,
            entitlements: inProgress,
            status: 'Velocity Migration - In Progress',
            estimated: on(60),
            notes: '',
            sizeGb: 420,
          },
        ],
      },
    }),
    ...(work.forecast && {
      forecast: { first: on(work.forecast[0]), second: on(work.forecast[1]), maximum: null },
    }),
  };
}

/** Shares of what is available; the last part has what is left, so that they come to it. */
function rowsOf(rows: readonly Part[], available: number, on: (days: number) => string): RowInput[] {
  let left = available;
  return rows.map(({ share, due, next, ...rest }, n) => {
    const entitlements = n === rows.length - 1 ? left : Math.floor(available * share);
    left -= entitlements;
    return {
      ...newRow(entitlements),
      reason: null,
      ...rest,
      targetDate: due === undefined ? null : on(due),
      nextActionDate: next === undefined ? null : on(next),
    };
  });
}
