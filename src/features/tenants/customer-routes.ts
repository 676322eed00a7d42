import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { gridQueryOf } from '../../http/grid-input.ts';
import { type Route, reads, writes } from '../../http/route.ts';
import { isKey } from '../../store/keyset.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { addCustomer, presentEntry } from './commands.ts';
import {
  atCustomer,
  presentCustomerMaster,
  presentPerspective,
  presentProgress,
  saveCustomer,
  saveLists,
  savePerspective,
  saveProgress,
  saveReference,
  visibleCustomer,
} from './customer-commands.ts';
import * as contracts from './customer-contract.ts';
import { countCustomers, customerOrder, customersPage } from './customer-list-queries.ts';
import { type Customer, type CustomerRow, customerFields } from './customer-model.ts';
import {
  assigneesOfCustomer,
  customerTimelineOf,
  namesAtCustomer,
  referenceKeepers,
  tenantsOfCustomer,
} from './customer-queries.ts';
import type { CustomerId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { priorityWords } from './rules.ts';

/** Customers, for the organisation's own people. */
export function customerRoutes(): Route<Actor>[] {
  return [...readingRoutes(), ...changeRoutes()];
}

function readingRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listCustomers, async ({ db, who }, { tab, sort, find, limit, cursor }) => {
      const mayListAll = may.listAllCustomers(who);
      const mayAdd = may.addTenant(who);
      const nothing = { rows: [], total: 0, cursor: null, mayListAll, mayAdd };
      if (!may.readCustomers(who) || (tab === 'all' && !mayListAll)) return nothing;
      const order = customerOrder(gridQueryOf({ sort }, customerFields).sort);
      // The order stands in the cursor: under another one its values mean nothing.
      const [asked, ...after] = place(cursor, order.length + 1) ?? [];
      if (cursor !== undefined && (asked !== (sort ?? '') || !isKey(order, after)))
        throw problems.CURSOR_UNREADABLE();
      const filter = { tab, find: find ?? '' };
      const page = { limit, order, after: cursor === undefined ? undefined : after };
      const rows = await customersPage(db, who.person, filter, page);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        rows: rows.map(presentRow),
        total: await countCustomers(db, who.person, filter),
        cursor: last === undefined ? null : encodeCursor([sort ?? '', ...last.key]),
        mayListAll,
        mayAdd,
      };
    }),
    reads(contracts.readCustomer, ({ db, who }, { customerId }) => presentCustomer(db, who, customerId)),
    reads(contracts.readCustomerTimeline, async ({ db, who }, { customerId, limit, cursor }) => {
      await visibleCustomer(db, who, customerId);
      const before = place(cursor, 1)?.[0];
      if (before !== undefined && typeof before !== 'number') throw problems.CURSOR_UNREADABLE();
      const rows = await customerTimelineOf(db, customerId, { limit, before });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: rows.map((row) => presentEntry(who, row)),
        names: Object.fromEntries(await namesAtCustomer(db, customerId)),
        cursor: last === undefined ? null : encodeCursor([last.seq]),
      };
    }),
  ];
}

function changeRoutes(): Route<Actor>[] {
  return [
    writes(contracts.addCustomer, async ({ tx, who, now }, input) => ({
      id: await addCustomer(tx, who, input, now),
    })),
    writes(contracts.saveCustomer, ({ tx, who, now, match = 0 }, input) =>
      saveCustomer(tx, who, { ...input, match }, now),
    ),
    writes(contracts.saveLists, async ({ tx, who, now, match = 0 }, input) => {
      const { lists, version } = await saveLists(tx, who, { ...input, match }, now);
      return { lists: [...lists], version };
    }),
    writes(contracts.saveProgress, ({ tx, who, now, match = 0 }, input) =>
      saveProgress(tx, who, { ...input, match }, now),
    ),
    writes(contracts.savePerspective, ({ tx, who, now, match = 0 }, input) =>
      savePerspective(tx, who, { ...input, match }, now),
    ),
    writes(contracts.saveReference, ({ tx, who, now, match = 0 }, input) =>
      saveReference(tx, who, { ...input, match }, now),
    ),
  ];
}

/** The values of a cursor. @throws CURSOR_UNREADABLE for one that this list never gave out. */
function place(cursor: string | undefined, count: number): (string | number)[] | undefined {
  const parts = decodeCursor(cursor, count);
  if (cursor !== undefined && parts === undefined) throw problems.CURSOR_UNREADABLE();
  return parts;
}

function presentRow(row: Awaited<ReturnType<typeof customersPage>>[number]): CustomerRow {
  const { id, tpid, name, region, segment, managed, status, tenants } = row;
  return {
    id,
    tpid,
    name,
    region,
    segment,
    managed,
    lists: row.lists ?? [],
    status,
    nextReview: row.next_review,
    tenants,
    activeTenants: row.active_tenants,
    myRole: row.my_role,
  };
}

async function presentCustomer(db: Db, who: Actor, customerId: CustomerId): Promise<Customer> {
  const row = await visibleCustomer(db, who, customerId);
  const tenants = await tenantsOfCustomer(db, customerId);
  const people = await assigneesOfCustomer(db, customerId);
  const { stakeholder_id: stakeholderId, stakeholder } = row;
  return {
    id: row.id,
    tpid: row.tpid,
    master: presentCustomerMaster(row),
    version: row.version,
    lists: row.lists ?? [],
    progress: presentProgress(row),
    perspective: presentPerspective(row),
    stakeholder: stakeholderId && stakeholder ? { id: stakeholderId, name: stakeholder } : null,
    internalVersion: row.internal_version ?? 1,
    referenceTenantId: row.reference_tenant_id,
    tenants: tenants.map(({ id, name, guid, domain, active, motions, ...rest }) => ({
      id,
      name,
      guid,
      domain,
      active,
      status: rest.overall_status ?? '',
      priority: priorityWords({ priority: rest.priority, override: rest.priority_override }),
      motions: motions ?? [],
    })),
    assignees: people.map(({ id, name, role, is_primary: primary }) => ({
      personId: id,
      name,
      role,
      primary,
    })),
    mayNameReference: may.changeReference(who) ? [] : await referenceKeepers(db),
    abilities: {
      write: may.writeCustomer(who, atCustomer(row)) || may.keepPortfolio(who),
      keep: may.keepPortfolio(who),
      reference: may.changeReference(who),
      addTenant: may.addTenant(who),
    },
  };
}
