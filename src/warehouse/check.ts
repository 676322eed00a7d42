import { problems } from './problems.ts';
import type { Coverage, Facts, ImportFacts, Question, WindowQuestion } from './warehouse.ts';

// Everything that comes in is held against its bounds before it is kept or asked for. No number is cut off in silence.

const largest = 2 ** 31 - 1;
/** Days end in 2149, where a day no longer fits 16 bits and nobody measures anything yet. */
export const lastDay = 65_535;

type Refuse = (what: string) => Error;

/** @throws FACTS_INVALID */
export function checkImport({ tenant, number, nameSpace, coverage }: ImportFacts): void {
  const refuse = problems.FACTS_INVALID;
  whole(refuse, 'tenant', tenant);
  whole(refuse, 'number', number);
  nameSpaceIn(refuse, nameSpace);
  for (const one of coverage) checkCoverage(one, nameSpace);
}

function checkCoverage(one: Coverage, nameSpace: number): void {
  const refuse = problems.FACTS_INVALID;
  whole(refuse, 'report', one.report);
  whole(refuse, 'day of coverage', one.day, lastDay);
  whole(refuse, 'rows', one.rows);
  whole(refuse, 'active rows', one.activeRows, one.rows);
  for (const service of one.services) whole(refuse, 'service', service);
  if (one.nameSpace !== nameSpace) throw refuse('coverage and import speak of different name spaces');
  if (!['snapshot', 'day', 'unknown'].includes(one.scope)) throw refuse(`"${one.scope}" is no scope`);
}

/** @returns the first and the last of the days, the first behind the last where there is none. @throws FACTS_INVALID */
export function checkFacts({ service, people, days }: Facts): readonly [least: number, most: number] {
  const refuse = problems.FACTS_INVALID;
  whole(refuse, 'service', service);
  if (people.length !== days.length)
    throw refuse(`it has ${people.length} people and ${days.length} days of theirs`);
  let [least, most] = [largest, -1];
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as number;
    if (day < 0) {
      if (day !== -1) throw refuse(dayRefused(day));
      continue;
    }
    if (day < least) least = day;
    if (day > most) most = day;
  }
  if (most > lastDay) throw refuse(dayRefused(most));
  return [least, most];
}

/** @throws QUESTION_INVALID */
export function checkQuestion({ tenant, nameSpace, from, to, series, gaps, asOf }: Question): void {
  const refuse = problems.QUESTION_INVALID;
  whole(refuse, 'tenant', tenant);
  nameSpaceIn(refuse, nameSpace);
  for (const day of [from, to]) whole(refuse, 'day', day, lastDay);
  if (from > to) throw refuse(`it begins on day ${from}, after its end on day ${to}`);
  const names = new Set(series.map(({ name }) => name));
  if (names.size < series.length) throw refuse('two series have one name');
  for (const { services, holders } of series) {
    const { listed = [], without = [] } = holders ?? {};
    for (const service of [...services, ...listed, ...without.flat()]) whole(refuse, 'service', service);
  }
  for (const gap of gaps) {
    if (!names.has(gap.series))
      throw refuse(`a gap is in the series "${gap.series}", which is not asked for`);
    whole(refuse, 'day of a gap', gap.day, lastDay);
    whole(refuse, 'end of a gap', gap.until, lastDay);
    if (gap.until < gap.day) throw refuse(`a gap on day ${gap.day} ends before it, on day ${gap.until}`);
    if (gap.vanished === undefined) continue;
    whole(refuse, 'service', gap.vanished.series);
    for (const day of [gap.vanished.listed, gap.vanished.gone ?? 0])
      whole(refuse, 'day of a gap', day, lastDay);
  }
  checkAsOf(asOf);
}

/** @throws QUESTION_INVALID */
export function checkWindow({ tenant, nameSpace, day, services, asOf }: WindowQuestion): void {
  const refuse = problems.QUESTION_INVALID;
  whole(refuse, 'tenant', tenant);
  nameSpaceIn(refuse, nameSpace);
  whole(refuse, 'day', day, lastDay);
  for (const service of services) whole(refuse, 'service', service);
  checkAsOf(asOf);
}

/** Part of a list of people. @throws QUESTION_INVALID */
export function checkPart(from: bigint, limit: number): void {
  const refuse = problems.QUESTION_INVALID;
  if (from < 0n || from >= 1n << 64n) throw refuse(`${from} is no key of a person`);
  whole(refuse, 'limit', limit, 100_000);
}

/** @throws QUESTION_INVALID */
export function checkAsOf(asOf: number | undefined): void {
  if (asOf !== undefined) whole(problems.QUESTION_INVALID, 'import', asOf);
}

/** @throws QUESTION_INVALID */
export function checkTenant(tenant: number): void {
  whole(problems.QUESTION_INVALID, 'tenant', tenant);
}

/** @throws QUESTION_INVALID */
export function checkDay(day: number): void {
  whole(problems.QUESTION_INVALID, 'day', day, lastDay);
}

function whole(refuse: Refuse, what: string, value: number, most = largest): void {
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw refuse(
      what.startsWith('day') ? dayRefused(value) : `${what} ${value} is not a whole number from 0 to ${most}`,
    );
}

function nameSpaceIn(refuse: Refuse, nameSpace: number): void {
  if (nameSpace !== 0 && nameSpace !== 1) throw refuse(`${nameSpace} is no name space`);
}

const dayRefused = (day: number): string =>
  `day ${day} is not between 1970-01-01 (0) and 2149-06-06 (${lastDay})`;
