import { toCsv } from '../base/csv.ts';
import type { Entitlement, Figure } from '../features/usage/model.ts';

const columns = [
  'tenant',
  'day',
  'service',
  'activePeople',
  'atLeast',
  'atMost',
  'newPeople',
  'retained',
  'resurrected',
  'lapsed',
  'entitlements',
  'percent',
  'quality',
  'definition',
  'dataDate',
  'activeAndEntitled',
  'entitledPercent',
] as const satisfies readonly (keyof Figure)[];

export type FiguresFormat = 'table' | 'json' | 'csv';

/** Figures as a table for people, as JSON (an array) or as CSV. What is not known is empty, or null; never zero. */
export function printFigures(figures: readonly Figure[], format: FiguresFormat): string {
  if (format === 'json') return JSON.stringify(figures);
  if (format === 'csv')
    return toCsv([columns, ...figures.map((figure) => columns.map((name) => figure[name]))]);
  const shown = [
    'tenant',
    'day',
    'service',
    'activePeople',
    'newPeople',
    'retained',
    'resurrected',
    'lapsed',
    'percent',
    'quality',
  ] as const;
  return aligned(
    [shown.map(String), ...figures.map((figure) => shown.map((name) => text(figure, name)))],
    (column) => column < 3 || column === shown.length - 1,
  );
}

/** Rows of cells under each other: words to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[], isWord: (column: number) => boolean): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((value, i) => (isWord(i) ? value.padEnd(widths[i] ?? 0) : value.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Entitlements as a table, with what was said in place of the feed. */
export function printEntitlements(items: readonly Entitlement[]): string {
  if (items.length === 0) return 'Nothing is known of the entitlements.';
  const rows = items.map(({ service, available, source: { feed, override } }) => [
    service,
    String(available ?? '–'),
    feed === null ? '–' : `${feed.entitlements} (${feed.day})`,
    override === null ? '' : `from ${override.from}, by ${override.by.name}: ${override.why}`,
  ]);
  const header = ['service', 'available', 'feed', 'override'];
  return aligned([header, ...rows], (column) => column !== 1);
}

function text(figure: Figure, name: keyof Figure): string {
  if (name === 'activePeople' && figure.activePeople === null && figure.atLeast !== null)
    return `${figure.atLeast}–${figure.atMost ?? '?'}`;
  const value = figure[name];
  return value === null ? '–' : String(value);
}
