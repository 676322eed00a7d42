import * as z from 'zod';

/** What of the usage is shown; it stands in the address. */
export const usageSearch = z.object({
  service: z.string().optional().catch(undefined),
  /** Ids of services that are drawn beside it. */
  compare: z.string().optional().catch(undefined),
  value: z.enum(['people', 'entitlements']).optional().catch(undefined),
  range: z.enum(['60', '90', 'all']).optional().catch(undefined),
  events: z.enum(['none', 'events', 'all']).optional().catch(undefined),
  count: z.enum(['capped', 'entitled']).optional().catch(undefined),
  view: z.literal('table').optional().catch(undefined),
  asOf: z.string().optional().catch(undefined),
});
export type UsageSearch = z.output<typeof usageSearch>;

/** Percent of the entitlements, 180 days and milestones are what one sees unless one chooses otherwise (domain.md 7.2). */
export function readSearch(search: UsageSearch) {
  return {
    service: search.service ?? 'any',
    compare: (search.compare ?? '').split(',').filter((id) => id !== ''),
    value: search.value ?? ('percent' as const),
    range: search.range ?? ('180' as const),
    events: search.events ?? ('milestones' as const),
    count: search.count ?? ('all' as const),
    table: search.view === 'table',
    asOf: search.asOf,
  };
}
export type UsageView = ReturnType<typeof readSearch>;
