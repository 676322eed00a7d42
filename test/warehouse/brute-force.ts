import type {
  Contribution,
  Counts,
  Gap,
  ImportFacts,
  Question,
  Series,
  WindowPerson,
  WindowQuestion,
} from '../../src/warehouse/warehouse.ts';

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
    holding: holdingIn(told, question, series, days),
    possible: Uint32Array.from(
      question.gaps.filter((gap) => gap.series === series.name),
      (gap) => possibleIn(told, question, series, gap),
    ),
  };
}

/** Of those who are active: whom the newest day in the window on which they are listed doesn't call without a licence. */
function holdingIn(
  told: readonly Told[],
  question: Question,
  { services, holders }: Series,
  days: readonly number[],
): Uint32Array {
  if (holders === undefined) return new Uint32Array(0);
  const listed = daysOf(told, question, holders.listed);
  const without = holders.without.map((group) => daysOf(told, question, group));
  const active = [...daysOf(told, question, services)];
  return Uint32Array.from(days, (day) => {
    const holds = ([person, own]: (typeof active)[number]) => {
      if (!someDay(own, day - 27, day)) return false;
      const seen = [...(listed.get(person) ?? [])].filter((each) => each >= day - 27 && each <= day);
      if (seen.length === 0) return false;
      const newest = Math.max(...seen);
      return !without.every((group) => group.get(person)?.has(newest));
    };
    return active.filter(holds).length;
  });
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

/** Everything that is told of the window: a day of a person in a service, and the import that told it. */
function toldIn(told: readonly Told[], { tenant, nameSpace, day, services, asOf }: WindowQuestion) {
  return told
    .filter((one) => one.tenant === tenant && one.nameSpace === nameSpace)
    .filter(({ number }) => asOf === undefined || number <= asOf)
    .flatMap(({ number, bits }) => bits.map(([service, person, on]) => ({ number, service, person, on })))
    .filter(({ service, on }) => services.includes(service) && on >= day - 27 && on <= day);
}

export function bruteForcePeople(told: readonly Told[], question: WindowQuestion): WindowPerson[] {
  return [...Map.groupBy(toldIn(told, question), ({ person }) => person)]
    .map(([person, own]) => ({
      person,
      last: Math.max(...own.map(({ on }) => on)),
      services: [...new Set(own.map(({ service }) => service))].sort((a, b) => a - b),
    }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

export function bruteForceContributions(
  told: readonly Told[],
  question: WindowQuestion,
  oldest: number,
): Contribution[] {
  const found = new Map<number | null, { first: number; last: number }>();
  const of = (number: number) => {
    const key = number <= oldest ? null : number;
    const own = found.get(key) ?? { first: 0, last: 0 };
    found.set(key, own);
    return own;
  };
  for (const own of Map.groupBy(toldIn(told, question), ({ person }) => person).values()) {
    const last = Math.max(...own.map(({ on }) => on));
    of(Math.min(...own.map(({ number }) => number))).first++;
    of(Math.min(...own.filter(({ on }) => on === last).map(({ number }) => number))).last++;
  }
  return [...found]
    .map(([number, counts]) => ({ import: number, ...counts }))
    .sort((a, b) => (a.import ?? -1) - (b.import ?? -1));
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
