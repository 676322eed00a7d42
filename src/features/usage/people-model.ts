import * as z from 'zod';
import type { GridField } from '../../base/grid-filter.ts';

/** What a file has to do with a figure: each person is first shown by one file, and shown last by one. */
export const contributionSchema = z
  .object({
    import: z.number().int().nullable().describe('Null for files whose masks have been made one'),
    file: z.string().nullable(),
    report: z.string().nullable(),
    sha256: z.string().nullable(),
    source: z.enum(['file', 'graph']).nullable(),
    at: z.iso.datetime().nullable(),
    first: z.number().int().describe('People whom it is the first to show as active in the window'),
    last: z.number().int().describe('People whose last day in the window it is the first to show'),
  })
  .meta({ id: 'UsageContribution' });
export type Contribution = z.output<typeof contributionSchema>;

/** The rows behind a figure. */
export const usageRowsSchema = z
  .object({
    service: z.string(),
    day: z.iso.date(),
    window: z.object({ from: z.iso.date(), to: z.iso.date() }),
    counts: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .describe('Whoever was active in one of these counts, once'),
    people: z.number().int().describe('Known to have been active in the window'),
    exact: z.boolean().describe('Whether that is the figure; else it is its lower bound'),
    names: z.enum(['plain', 'concealed']).nullable().describe('Whose names speak on that day'),
    definition: z.number().int(),
    asOf: z.number().int().nullable().describe('With this import the same question has the same answer'),
    contributions: z.array(contributionSchema),
    mayList: z.boolean().describe('Whether you may see the people, as keys'),
  })
  .meta({ id: 'UsageRows' });
export type UsageRows = z.output<typeof usageRowsSchema>;

/** Somebody whom a figure counts. */
export const usagePersonSchema = z
  .object({
    key: z.string().describe('16 hexadecimal digits: a keyed hash of the name, another one in each tenant'),
    name: z.string().nullable().describe('Where names are kept, for who may see them'),
    last: z.iso.date().describe('Last active day of the window'),
    services: z.array(z.string()).describe('Ids of the services that were used in the window'),
  })
  .meta({ id: 'UsagePerson' });
export type UsagePerson = z.output<typeof usagePersonSchema>;

/** What a list of people is sorted and filtered by. */
export const peopleFields = [
  { id: 'key', type: 'text', value: ({ key }) => key },
  { id: 'last', type: 'date', value: ({ last }) => last },
  { id: 'services', type: 'choice', value: ({ services }) => services },
] as const satisfies readonly GridField<UsagePerson>[];
