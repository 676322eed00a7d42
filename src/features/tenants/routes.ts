import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { type Route, reads } from '../../http/route.ts';
import { verifyLedger } from '../../store/verify-ledger.ts';
import type { Actor } from '../people/model.ts';
import { namesOf } from '../people/queries.ts';
import { presentEntry, visibleTenant } from './commands.ts';
import * as contracts from './contract.ts';
import { presentInternal } from './internal-commands.ts';
import type { Abilities, TenantRow } from './model.ts';
import { assignsAt, may } from './policy.ts';
import { problems } from './problems.ts';
import {
  assigneesOf,
  countTenants,
  isPrimaryManager,
  type tenantById,
  tenantsByName,
  timelineOf,
} from './queries.ts';
import { presentMaster } from './tenant-commands.ts';
import { tenantDetail } from './tenant-queries.ts';

type Row = NonNullable<Awaited<ReturnType<typeof tenantById>>>;

function presentTenant(who: Actor, row: Row): TenantRow {
  const { id, name, guid, domain, tpid, customer, region, segment, motions, active, reference } = row;
  const myRole = row.my_role;
  const mayWrite = may.writeTenant(who, { assigned: myRole !== null });
  return {
    id,
    name,
    guid,
    domain,
    tpid,
    customer,
    region,
    segment,
    // Row security gives partners none: motions are internal words (domain.md 2.4).
    motions: motions ?? [],
    active,
    reference,
    myRole,
    mayWrite,
  };
}

function abilitiesAt(who: Actor, row: Row, primaryManager: boolean): Abilities {
  const tenant = { assigned: row.my_role !== null };
  return {
    write: may.writeTenant(who, tenant),
    assign: assignsAt(who, { primaryManager, visibleTenant: true }),
    reference: may.changeReference(who),
    keep: may.keepPortfolio(who),
    internal: may.readInternal(who),
    facts: may.changeInternal(who, tenant),
    partnerStatus: may.changeShared(who, tenant),
  };
}

/** The values of a cursor. @throws CURSOR_UNREADABLE for one that this list never gave out. */
function place(cursor: string | undefined, count: number): (string | number)[] | undefined {
  const parts = decodeCursor(cursor, count);
  if (cursor !== undefined && parts === undefined) throw problems.CURSOR_UNREADABLE();
  return parts;
}

export function tenantRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listTenants, async ({ db, who }, { search, mine, active, limit, cursor }) => {
      const after = place(cursor, 2) as [string, string] | undefined;
      const filter = { search, mine: mine === 'yes', active: active === 'yes' ? true : undefined };
      const rows = await tenantsByName(db, who.person, filter, { limit, after });
      const total = await countTenants(db, who.person, filter);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: rows.map((row) => presentTenant(who, row)),
        cursor: last === undefined ? null : encodeCursor([last.sort_name, last.id]),
        total,
      };
    }),
    reads(contracts.readTenant, async ({ db, who }, { tenantId }) => {
      const row = await tenantDetail(db, who.person, tenantId);
      if (row === undefined) throw problems.TENANT_UNKNOWN();
      const people = await assigneesOf(db, tenantId);
      const assignees = people.map(({ id, name, role, is_primary }) => ({
        personId: id,
        name,
        role,
        primary: is_primary,
      }));
      const abilities = abilitiesAt(who, row, await isPrimaryManager(db, who.person, { tenant: tenantId }));
      return {
        ...presentTenant(who, row),
        customerId: row.customer_id,
        createdAt: row.created_at.toISOString(),
        parked: row.parked,
        master: presentMaster(row),
        internal: presentInternal(row),
        assignees,
        abilities,
      };
    }),
    reads(contracts.readTimeline, async ({ db, who }, { tenantId, subject, limit, cursor }) => {
      await visibleTenant(db, who, tenantId);
      const before = place(cursor, 1)?.[0] as number | undefined;
      const rows = await timelineOf(db, tenantId, subject, { limit, before });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const people = rows.map((row) => row.subject).filter((about) => about.startsWith('person_'));
      return {
        items: rows.map((row) => presentEntry(who, row)),
        names: Object.fromEntries(await namesOf(db, people)),
        cursor: last === undefined ? null : encodeCursor([last.place]),
      };
    }),
    reads(contracts.verifyTimeline, async ({ db, who }, { tenantId }) => {
      await visibleTenant(db, who, tenantId);
      if (!may.readInternal(who)) throw problems.PROOF_INTERNAL();
      const { entries, heads, broken } = await verifyLedger(db, tenantId);
      const found = broken === null ? null : { seq: broken.seq, reason: broken.reason };
      return { entries, head: heads[0]?.hash ?? '', broken: found };
    }),
  ];
}
