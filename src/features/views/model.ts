import * as z from 'zod';

export const viewLists = ['tenants', 'customers'] as const;
export type ViewList = (typeof viewLists)[number];

const part = (most: number) => z.string().max(most).default('');

/** What an address says of a list. Empty is what the list does anyway. */
export const viewStateSchema = z.object({
  display: part(40).describe('One of the list’s own displays: which columns, in which order'),
  whose: part(40).describe('`my-active`, `active` …'),
  sort: part(400),
  filter: part(4000),
  find: part(100),
  cols: part(2000).describe('Columns that differ from those of the display: `name:240,region`'),
});
export type ViewState = z.output<typeof viewStateSchema>;

export const stateParts = ['display', 'whose', 'sort', 'filter', 'find', 'cols'] as const;

export const savedViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    shared: z.boolean(),
    owner: z.object({ id: z.string(), name: z.string() }),
    mine: z.boolean().describe('Only then may it be changed'),
    state: viewStateSchema,
    changedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.output<typeof savedViewSchema>;

/** Views that one person keeps of one list. */
export const mostViews = 100;
