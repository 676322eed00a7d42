import type { Counts, Gap, ImportFacts, Question, Series } from '../../src/warehouse/warehouse.ts';

// Figures counted person by person and day by day from sets, as their definitions say. Shares no code with the engine.

/** One import as a test writes it: who was active in which service on which day. */
export interface Told {
  readonly tenant: number;
  readonly nameSpace: 0 | 1;
  readonly number: number;
  readonly bits: readonly (readonly [service: number, person: bigint, day: number])[];
  readonly coverage?: ImportFacts['coverage'];
}

/** Days on which each person was active in one of the services. */
function daysOf(
  told: readonly Told[],
  question: Question,
  services: readonly number[],
): Map<bigint, Set<number>> {
  const days = new Map<bigint, Set<number>>();
  for (const one of told) {
    if (one.tenant !== question.tenant || one.nameSpace !== question.nameSpace) continue;
    if (question.asOf !== undefined && one.number > question.asOf) continue;
    for (const [service, person, day] of one.bits) {
      if (!services.includes(service)) continue;
      const own = days.get(person) ?? new Set();
      days.set(person, own.add(day));
    }
  }
  return days;
}

const someDay = (days: ReadonlySet<number>, from: number, to: number): boolean =>
  [...days].some((day) => day >= from && day <= to);

export function bruteForce(told: readonly Told[], question: Question): Counts[] {
  return question.series.map((series) => countSeries(told, question, series));
}

function countSeries(told: readonly Told[], question: Question, series: Series): Counts {
  const people = [...daysOf(told, question, series.services).values()];
  const days = Array.from({ length: question.to - question.from + 1 }, (_, i) => question.from + i);
  const counted = (is: (days: ReadonlySet<number>, day: number) => boolean) =>
    Uint32Array.from(days, (day) => people.filter((own) => is(own, day)).length);
  const inWindow = (own: ReadonlySet<number>, day: number) => someDay(own, day - 27, day);
  return {
    series: series.name,
    active: counted(inWindow),
    fresh: counted((own, day) => inWindow(own, day) && !someDay(own, 0, day - 28)),
    retained: counted((own, day) => inWindow(own, day) && inWindow(own, day - 28)),
    resurrected: counted(
      (own, day) => inWindow(own, day) && !inWindow(own, day - 28) && someDay(own, 0, day - 56),
    ),
    lapsed: counted((own, day) => !inWindow(own, day) && inWindow(own, day - 28)),
    possible: Uint32Array.from(
      question.gaps.filter((gap) => gap.series === series.name),
      (gap) => possibleIn(told, question, series, gap),
    ),
  };
}

function possibleIn(told: readonly Told[], question: Question, { services }: Series, gap: Gap): number {
  const could = new Set<bigint>();
  for (const [person, own] of daysOf(told, question, services))
    if (someDay(own, gap.day - 27, gap.until)) could.add(person);
  if (gap.vanished !== undefined) {
    const { series, listed, gone } = gap.vanished;
    for (const [person, own] of daysOf(told, question, [series]))
      if (own.has(listed) && (gone === undefined || !own.has(gone))) could.add(person);
  }
  return could.size;
}

/** The import as the warehouse takes it, in batches of this many facts. */
export function factsOf(one: Told, batch = 1000): ImportFacts {
  const services = [...new Set(one.bits.map(([service]) => service))];
  return {
    tenant: one.tenant,
    number: one.number,
    nameSpace: one.nameSpace,
    coverage: one.coverage ?? [],
    facts: services.flatMap((service) => {
      const own = one.bits.filter(([number]) => number === service);
      return Array.from({ length: Math.ceil(own.length / batch) }, (_, i) => {
        const part = own.slice(i * batch, (i + 1) * batch);
        return {
          service,
          people: BigUint64Array.from(part, ([, person]) => person),
          days: Int32Array.from(part, ([, , day]) => day),
        };
      });
    }),
  };
}
