import * as z from 'zod';
import type { FieldType, FieldValue, GridField } from '../../base/grid-filter.ts';
import { motions, regions } from '../tenants/model.ts';

// Every column that there is of tenants, in one place. To add one: a line here, its SQL in `tenant-columns-queries.ts`, its look in
// `web/tenant-columns.tsx`; the compiler asks for all three.

interface Column {
  readonly type: FieldType;
  /** Partners have no such column, and can't ask for it (domain.md 2.4). */
  readonly internal?: true;
  /** Computed from usage reports, beside the store. */
  readonly figure?: true;
}

export const tenantColumns = {
  name: { type: 'text' },
  customer: { type: 'text' },
  tpid: { type: 'number' },
  reference: { type: 'choice', internal: true },
  guid: { type: 'text' },
  domain: { type: 'text' },
  country: { type: 'text' },
  region: { type: 'choice' },
  segment: { type: 'choice' },
  managed: { type: 'choice', internal: true },
  seats: { type: 'number' },
  active: { type: 'choice' },
  role: { type: 'choice' },
  rm: { type: 'text' },
  fm: { type: 'text' },
  fe: { type: 'text' },
  mvm: { type: 'text', internal: true },
  prm: { type: 'text' },
  pfm: { type: 'text' },
  priority: { type: 'choice', internal: true },
  urgency: { type: 'choice', internal: true },
  status: { type: 'choice', internal: true },
  statusDay: { type: 'date', internal: true },
  partnerStatus: { type: 'choice' },
  phase: { type: 'choice', internal: true },
  motions: { type: 'choice', internal: true },
  tags: { type: 'choice', internal: true },
  reason: { type: 'choice', internal: true },
  tasksDone: { type: 'number' },
  tasksOpen: { type: 'number' },
  tasksBlocked: { type: 'number' },
  lastNote: { type: 'date' },
  nextAction: { type: 'text' },
  nextActionDate: { type: 'date' },
  nextActionOwner: { type: 'text' },
  created: { type: 'date', internal: true },
  days: { type: 'number', internal: true },
  people: { type: 'number', figure: true },
  percent: { type: 'percent', figure: true },
  growth28: { type: 'number', figure: true },
  dataDate: { type: 'date', figure: true },
} as const satisfies Readonly<Record<string, Column>>;

export type TenantColumn = keyof typeof tenantColumns;

const columnNames = Object.keys(tenantColumns) as TenantColumn[];
const columnOf = (id: TenantColumn): Column => tenantColumns[id];

export const isFigure = (id: string): boolean =>
  id in tenantColumns && columnOf(id as TenantColumn).figure === true;

export const tenantGridRowSchema = z
  .object({
    id: z.string(),
    mayWrite: z.boolean(),
    cells: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()]))
      .describe('Values by column; what partners may not know is no column of theirs'),
  })
  .meta({ id: 'TenantGridRow' });
export type TenantGridRow = z.output<typeof tenantGridRowSchema>;

/** The columns that somebody has, as fields that sort and filter. */
export function tenantFields(
  audience: 'internal' | 'partner',
): (GridField<TenantGridRow> & { readonly id: TenantColumn })[] {
  return columnNames
    .filter((id) => audience === 'internal' || columnOf(id).internal !== true)
    .map((id) => ({
      id,
      type: columnOf(id).type,
      value: ({ cells }: TenantGridRow): FieldValue => cells[id] ?? null,
    }));
}

/** The filters of a tenant list (domain.md 8.4); those of partners are 2.4's. */
export const whoseTenants = ['my-active', 'my-inactive', 'my', 'active', 'inactive', 'all'] as const;
export type WhoseTenants = (typeof whoseTenants)[number];

/** Which filters somebody has: wide ones are for those who read everything; a partner's list is the whole firm's. */
export function whoseFor(who: {
  readonly audience: 'internal' | 'partner';
  readonly reads: string;
}): WhoseTenants[] {
  if (who.audience === 'partner') return ['my-active', 'my-inactive', 'all'];
  return who.reads === 'all' ? [...whoseTenants] : ['my-active', 'my-inactive', 'my'];
}

/** What a list begins with: the own active tenants, for those who can have some. */
export const usualWhose = (who: { readonly writes: string; readonly reads: string }): WhoseTenants =>
  who.writes === 'assigned' || who.reads !== 'all' ? 'my-active' : 'active';

/** What there is to choose from where no list is kept of it. */
export const fixedChoices: Partial<Record<TenantColumn, readonly string[]>> = {
  region: regions,
  motions,
  active: ['active', 'inactive'],
  priority: ['High', 'High (overridden)', 'Medium', 'Medium (overridden)', 'Low', 'Low (overridden)'],
  reference: ['reference'],
  managed: ['managed'],
};
