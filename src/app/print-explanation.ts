import type { Comparison, Explanation } from '../features/usage/explanation-model.ts';
import type { EntitlementSource, Figure, ToldMilestone, ToldWithheld } from '../features/usage/model.ts';

/** An explanation in sentences. */
export function printExplanation({
  comparison,
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
    ...(comparison === null ? [] : comparisonText(figure, comparison)),
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

/** What another definition says of the same figure, and what each of its clauses makes of the difference. */
function comparisonText(figure: Figure, { figure: other, clauses, total }: Comparison): string[] {
  const changes = clauses.map(
    ({ clause, added, removed, difference }) =>
      `  ${clauseNames[clause]}${listed(', with ', added)}${listed(', without ', removed)}: ${differenceText(difference)}`,
  );
  return [
    `Under definition ${other.definition} it is ${valueText(other)}; under definition ${figure.definition}, ${valueText(figure)}. Difference: ${differenceText(total)}.`,
    ...(changes.length === 0 ? ['  The two count alike.'] : changes),
  ];
}

const clauseNames = {
  suite: 'services of the suite',
  entitlements: 'what a share is of',
  capped: 'capping',
} as const;

const listed = (word: string, all: readonly string[]) => (all.length === 0 ? '' : `${word}${all.join(', ')}`);

function valueText({ activePeople, entitlements, percent }: Figure): string {
  return `${activePeople ?? 'not known'} people of ${entitlements ?? 'not known'}, ${percent ?? '–'} %`;
}

function differenceText({ activePeople, entitlements, percent }: Comparison['total']): string {
  const told = (value: number | null, unit: string) =>
    value === null ? `${unit} not known` : `${value > 0 ? '+' : ''}${value} ${unit}`;
  return [told(activePeople, 'people'), told(entitlements, 'entitlements'), told(percent, 'percent')].join(
    ', ',
  );
}
