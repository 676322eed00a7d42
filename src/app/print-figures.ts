import { toCsv } from '../base/csv.ts';
import type {
  Entitlement,
  EntitlementSource,
  Explanation,
  Figure,
  ToldMilestone,
  ToldWithheld,
} from '../features/usage/model.ts';

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

/** An explanation in sentences. */
export function printExplanation({
  figure,
  entitlements,
  licencesDay,
  milestones,
  withheld,
  counts,
  window,
  days,
  files,
}: Explanation): string {
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
      : `${figure.entitlements} entitlements, ${sourceOf(entitlements)}: ${figure.percent ?? '–'} %.`,
    entitledOf(figure, licencesDay),
    ...milestones.map(milestoneText),
    ...withheld.map(withheldText),
    `${own.length} of ${days.length} days have a file of their own${without.length > 0 ? `; none for ${without.join(', ')}` : ''}.`,
    ...files.map(
      ({ number, file, report, rows, sha256, at }) =>
        `  import ${number}: ${file} (${report ?? 'no report'}, ${rows} rows, ${sha256.slice(0, 12)}, ${at.slice(0, 16)}Z)`,
    ),
  ].join('\n');
}

function sourceOf({ feed, override }: EntitlementSource): string {
  const fed = feed === null ? 'nothing by the feed' : `${feed.entitlements} by the feed of ${feed.day}`;
  if (override === null)
    return feed === null ? 'of no known source' : `by import ${feed.import} of ${feed.day}`;
  return `an override from ${override.from} on by ${override.by.name}, "${override.why}" (${fed})`;
}

function entitledOf({ activeAndEntitled, entitledPercent }: Figure, told: string | null): string {
  if (told === null) return 'No report of these days tells who holds a licence.';
  if (activeAndEntitled === null)
    return 'How many of them hold a licence is not known, for the day has bounds only.';
  const share = entitledPercent === null ? '' : `, ${entitledPercent} %`;
  return `${activeAndEntitled} of them hold a licence by their newest row, told last on ${told}${share}.`;
}

function milestoneText({ percent, reachedOn, orEarlier, needed }: ToldMilestone): string {
  const short = needed === null || needed === 0 ? '' : `${needed} people short`;
  if (reachedOn === null) return `${percent} %: not reached${short === '' ? '' : `, ${short}`}.`;
  const reached = `reached on ${reachedOn}${orEarlier ? ' or earlier' : ''}`;
  return `${percent} %: ${reached}${short === '' ? '' : `; now ${short}`}.`;
}

function withheldText({ day, why, people }: ToldWithheld): string {
  if (why === 'breaks-off') return `${day} is suppressed: the list breaks off, and its end is not in.`;
  return why === 'nameless'
    ? `${day} is suppressed: ${people} rows name nobody.`
    : `${day} is suppressed: Microsoft counts ${people} people more than the report shows.`;
}
