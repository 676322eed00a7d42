import type { PortfolioRow } from '../model.ts';

export interface PortfolioSort {
  readonly by: 'name' | 'customer' | 'region' | 'people' | 'percent' | 'growth28' | 'newPeople' | 'needed';
  readonly down: boolean;
}

/** Rows in an order; whoever has no value comes last, whichever way it goes. */
export function sortRows(rows: readonly PortfolioRow[], { by, down }: PortfolioSort): PortfolioRow[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [a[by], b[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), 'en');
    return (down ? -order : order) || a.name.localeCompare(b.name, 'en');
  });
}

/** A sum of tenants: of those that have a figure. How many have none is told beside it. */
export function sumOf(rows: readonly PortfolioRow[]): { people: number; unknown: number } {
  const known = rows.filter(({ people }) => people !== null);
  return {
    people: known.reduce((sum, { people }) => sum + (people ?? 0), 0),
    unknown: rows.length - known.length,
  };
}
