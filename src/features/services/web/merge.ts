import { canonicalJson } from '../../../base/canonical-json.ts';
import { fieldsOf, partsText } from '../fields.ts';
import type { ServiceState } from '../model.ts';

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

const sections = [
  'rows',
  'engagementStart',
  'status',
  'delivery',
  'indicators',
  'migration',
  'forecast',
  'motions',
] as const;
type Section = (typeof sections)[number];

/** The sections in which two states differ: what has to be sent. */
export function changedSections(before: ServiceState, after: ServiceState): Partial<ServiceState> {
  const changed = sections.filter((section) => !same(before[section], after[section]));
  return Object.fromEntries(changed.map((section) => [section, after[section]]));
}

/** Fields that stand beside each other in a section are merged one by one; the others as a whole. */
const byField: readonly Section[] = ['delivery', 'indicators', 'forecast'];

/** Mine on top of theirs: where I changed nothing, theirs stands; where both changed, mine until somebody chooses. */
export function merged(base: ServiceState, mine: ServiceState, theirs: ServiceState): ServiceState {
  return Object.fromEntries(
    sections.map((section) => [
      section,
      byField.includes(section)
        ? mergedFields(base[section], mine[section], theirs[section])
        : mergedValue(base[section], mine[section], theirs[section]),
    ]),
  ) as unknown as ServiceState;
}

const mergedValue = (base: unknown, mine: unknown, theirs: unknown): unknown =>
  same(base, mine) ? theirs : mine;

function mergedFields(base: unknown, mine: unknown, theirs: unknown): unknown {
  const of = (all: unknown) => all as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(of(mine)).map((field) => [
      field,
      mergedValue(of(base)[field], of(mine)[field], of(theirs)[field]),
    ]),
  );
}

/** A field that both changed, with both values as they read. */
export interface Collision {
  readonly field: string;
  readonly theirs: string;
  readonly mine: string;
  /** The state with theirs in this field. */
  readonly take: (state: ServiceState) => ServiceState;
}

/** What both changed, and differently. */
export function collisions(
  base: ServiceState,
  mine: ServiceState,
  theirs: ServiceState,
  service: string,
): Collision[] {
  const [before, own, other] = [base, mine, theirs].map((state) => textsOf(state, service)) as [
    Texts,
    Texts,
    Texts,
  ];
  return Object.keys(own)
    .filter(
      (field) =>
        own[field] !== other[field] && own[field] !== before[field] && other[field] !== before[field],
    )
    .map((field) => ({
      field,
      theirs: other[field] ?? '',
      mine: own[field] ?? '',
      take: (state) => taken(state, theirs, field),
    }));
}

type Texts = Readonly<Record<string, string | null>>;

function textsOf(state: ServiceState, service: string): Texts {
  const notes = state.rows
    .map(({ note, targetDate, nextActionDate }) =>
      [targetDate, nextActionDate, note].filter(Boolean).join(' '),
    )
    .join(' · ');
  return {
    parts: [partsText(state, service), notes].filter(Boolean).join(' – '),
    engagementStart: state.engagementStart,
    motions: state.motions.join(', '),
    ...fieldsOf(state),
  };
}

const places: Readonly<Record<string, readonly [Section, string?]>> = {
  parts: ['rows'],
  engagementStart: ['engagementStart'],
  motions: ['motions'],
  serviceStatus: ['status'],
  inScope: ['delivery', 'inScope'],
  engagementScenario: ['delivery', 'scenario'],
  deliveryTeams: ['delivery', 'teams'],
  splitDelivery: ['delivery', 'splitDelivery'],
  businessReason: ['indicators', 'reason'],
  successOwner: ['indicators', 'owner'],
  stakeholders: ['indicators', 'stakeholders'],
  scenario: ['indicators', 'scenario'],
  awarenessPlans: ['indicators', 'awareness'],
  trainingPlans: ['indicators', 'training'],
  forecastFirst: ['forecast', 'first'],
  forecastSecond: ['forecast', 'second'],
  forecastMaximum: ['forecast', 'maximum'],
};

/** All of the migration is one thing: its rows come to one sum. */
function taken(state: ServiceState, theirs: ServiceState, field: string): ServiceState {
  const [section, name] = places[field] ?? (['migration'] as const);
  if (name === undefined) return { ...state, [section]: theirs[section] };
  return {
    ...state,
    [section]: {
      ...(state[section] as object),
      [name]: (theirs[section] as unknown as Record<string, unknown>)[name],
    },
  };
}
