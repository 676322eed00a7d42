import { toCsv } from '../base/csv.ts';
import type { Explanation, Figure } from '../features/usage/model.ts';

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
  const rows = [shown.map(String), ...figures.map((figure) => shown.map((name) => text(figure, name)))];
  const widths = shown.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((value, i) =>
          i < 3 || i === shown.length - 1 ? value.padEnd(widths[i] ?? 0) : value.padStart(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function text(figure: Figure, name: keyof Figure): string {
  if (name === 'activePeople' && figure.activePeople === null && figure.atLeast !== null)
    return `${figure.atLeast}–${figure.atMost ?? '?'}`;
  const value = figure[name];
  return value === null ? '–' : String(value);
}

/** An explanation in sentences. */
export function printExplanation({ figure, counts, window, days, files }: Explanation): string {
  const own = days.filter(({ imports }) => imports.length > 0);
  const without = days.filter(({ imports }) => imports.length === 0).map(({ day }) => day);
  const people =
    figure.activePeople === null
      ? `between ${figure.atLeast ?? '?'} and ${figure.atMost ?? '?'} people (${figure.quality})`
      : `${figure.activePeople} people (${figure.quality})`;
  return [
    `${figure.tenant}, ${figure.service}, ${figure.day}: ${people}.`,
    `Each person counts once who was active in ${counts.join(' or ')} from ${window.from} to ${window.to}, both included (definition ${figure.definition}).`,
    figure.entitlements === null
      ? 'Entitlements are not known, so there is no share.'
      : `${figure.entitlements} entitlements: ${figure.percent ?? '–'} %.`,
    `${own.length} of ${days.length} days have a file of their own${without.length > 0 ? `; none for ${without.join(', ')}` : ''}.`,
    ...files.map(
      ({ number, file, report, rows, sha256, at }) =>
        `  import ${number}: ${file} (${report ?? 'no report'}, ${rows} rows, ${sha256.slice(0, 12)}, ${at.slice(0, 16)}Z)`,
    ),
  ].join('\n');
}
