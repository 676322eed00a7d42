import type { GridField } from '../../base/grid-filter.ts';
import type { PortfolioRow } from './model.ts';

/** What the portfolio is sorted and filtered by, on the server; the screen's columns have the same ids. */
export const portfolioFields = [
  { id: 'name', type: 'text', value: ({ name }) => name },
  { id: 'customer', type: 'text', value: ({ customer }) => customer },
  { id: 'region', type: 'choice', value: ({ region }) => region },
  { id: 'people', type: 'number', value: ({ people }) => people },
  { id: 'percent', type: 'percent', value: ({ percent }) => percent },
  { id: 'growth28', type: 'number', value: ({ growth28 }) => growth28 },
  { id: 'newPeople', type: 'number', value: ({ newPeople }) => newPeople },
  { id: 'resurrected', type: 'number', value: ({ resurrected }) => resurrected },
  { id: 'lapsed', type: 'number', value: ({ lapsed }) => lapsed },
  { id: 'needed', type: 'number', value: ({ needed }) => needed },
  { id: 'entitlements', type: 'number', value: ({ entitlements }) => entitlements },
  { id: 'dataDate', type: 'date', value: ({ dataDate }) => dataDate },
  { id: 'quality', type: 'choice', value: ({ quality }) => quality },
] as const satisfies readonly GridField<PortfolioRow>[];

export type PortfolioField = (typeof portfolioFields)[number]['id'];

/** A sum of tenants: of those that have a figure. How many have none is told beside it. */
export function sumOf(rows: readonly PortfolioRow[]): { people: number; unknown: number } {
  const known = rows.filter(({ people }) => people !== null);
  return {
    people: known.reduce((sum, { people }) => sum + (people ?? 0), 0),
    unknown: rows.length - known.length,
  };
}
