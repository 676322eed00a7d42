import type { TenantColumn } from './tenant-model.ts';

interface Display {
  readonly columns: readonly TenantColumn[];
  /** As `-priority,name`. */
  readonly sort: string;
  readonly internal?: true;
}

/** The displays of domain.md 8.4 whose data Uptake has, as views that everybody finds. No display has a column that nothing fills. */
export const tenantDisplays = {
  overview: {
    columns: [
      ...([
        'name',
        'priority',
        'status',
        'phase',
        'nextAction',
        'nextActionDate',
        'nextActionOwner',
      ] as const),
      ...(['customer', 'tpid', 'region', 'rm', 'motions', 'tags', 'active', 'role'] as const),
    ],
    sort: 'priority,name',
  },
  scorecard: {
    columns: [
      ...(['name', 'priority', 'tpid', 'reference', 'days', 'lastNote', 'people', 'percent'] as const),
      ...(['growth28', 'dataDate', 'seats', 'role'] as const),
    ],
    sort: 'priority,name',
  },
  assignments: {
    columns: ['name', 'priority', 'status', 'rm', 'fm', 'fe', 'mvm', 'prm', 'pfm', 'role'],
    sort: 'name',
  },
  work: {
    columns: [
      ...(['name', 'tasksDone', 'tasksOpen', 'tasksBlocked', 'lastNote', 'nextAction'] as const),
      ...(['nextActionDate', 'nextActionOwner', 'fm', 'role'] as const),
    ],
    sort: '-tasksBlocked,name',
  },
  engagement: {
    columns: [
      ...(['name', 'guid', 'rm', 'fm', 'nextAction', 'nextActionDate', 'nextActionOwner'] as const),
      ...(['created', 'priority', 'reason', 'urgency', 'tpid', 'segment', 'country', 'tags'] as const),
    ],
    sort: 'priority,name',
  },
  validation: {
    columns: [
      'guid',
      'name',
      'reason',
      'priority',
      'rm',
      'fm',
      'created',
      'country',
      'tags',
      'partnerStatus',
    ],
    sort: '-created',
    internal: true,
  },
} as const satisfies Readonly<Record<string, Display>>;

export type TenantDisplay = keyof typeof tenantDisplays;
export const displayNames = Object.keys(tenantDisplays) as TenantDisplay[];

/** The displays that somebody has. */
export const displaysFor = (audience: 'internal' | 'partner'): TenantDisplay[] =>
  displayNames.filter((id) => audience === 'internal' || !('internal' in tenantDisplays[id]));

/** A display by the name that an address has for it; the first one for a name that there is none of. */
export function displayOf(name: string | undefined, audience: 'internal' | 'partner'): TenantDisplay {
  return displaysFor(audience).find((id) => id === name) ?? 'overview';
}

/** How a display is ordered for somebody: without the columns that they don't have. */
export function sortOf(display: TenantDisplay, has: (column: string) => boolean): string {
  const kept = tenantDisplays[display].sort.split(',').filter((part) => has(part.replace(/^-/, '')));
  return kept.length === 0 ? 'name' : kept.join(',');
}
