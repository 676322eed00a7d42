import type { PickedElement } from './lists.ts';
import type { Element, RowInput } from './model.ts';
import { pathOf } from './taxonomy/pick-lists.ts';

/** Who said something, and when; null where it was never said by a person. */
export interface Stamp {
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: string | null;
}
export const unsaid: Stamp = { by: null, at: null };

export interface StampedRow
  extends Pick<RowInput, 'status' | 'reason' | 'engineering' | 'entitlements' | 'targetDate' | 'note'> {
  readonly target: Stamp;
  readonly intent: Stamp;
}

export type Picks = Readonly<Partial<Record<PickedElement, Stamp & { readonly value: string }>>>;

/** What adoption is known to need, of one service. */
export interface Adoption {
  readonly rows: readonly StampedRow[];
  readonly picks: Picks;
}

export interface Freshness {
  readonly now: Date;
  /** Days after which an element is stale. */
  readonly staleAfter: number;
}

const day = 86_400_000;
const wanted: readonly RowInput['status'][] = ['in-progress', 'blocked'];

/** Rows that can show a date or an intent, In Progress first. */
function candidates(rows: readonly StampedRow[]): StampedRow[] {
  return wanted.flatMap((status) => rows.filter((row) => row.status === status));
}

/**
 * DIBS of a service (domain.md 3.7): a due date on a part that is In Progress or Blocked; an intent, which is such a part with entitlements and
 * a note that says why; a business reason; a success owner.
 */
export function dibsOf({ rows, picks }: Adoption, freshness: Freshness, service: string): Element[] {
  const dated = candidates(rows).find(({ targetDate }) => targetDate !== null);
  const meant = candidates(rows).find(({ entitlements, note }) => entitlements > 0 && note.trim() !== '');
  return [
    element('due', dated?.targetDate ?? null, dated?.target ?? unsaid, freshness),
    element(
      'intent',
      meant === undefined ? null : `${pathOf(service, meant)}: ${meant.note.trim()}`,
      meant?.intent ?? unsaid,
      freshness,
    ),
    picked('reason', picks, freshness),
    picked('owner', picks, freshness),
  ];
}

/** SSAT of a service: stakeholders, scenario, awareness, training. A plan that there is not is an answer. */
export function ssatOf({ picks }: Adoption, freshness: Freshness): Element[] {
  return (['stakeholders', 'scenario', 'awareness', 'training'] as const).map((name) =>
    picked(name, picks, freshness),
  );
}

function picked(name: PickedElement, picks: Picks, freshness: Freshness): Element {
  const found = picks[name];
  return element(name, found?.value ?? null, found ?? unsaid, freshness);
}

function element(
  name: Element['element'],
  value: string | null,
  { by, at }: Stamp,
  { now, staleAfter }: Freshness,
): Element {
  if (value === null) return { element: name, value, by: null, at: null, days: null, stale: false };
  const days = at === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / day));
  return { element: name, value, by, at, days, stale: days !== null && days > staleAfter };
}

/** How many elements are there, of four. */
export const countOf = (all: readonly Element[]): number => all.filter(({ value }) => value !== null).length;

export const missingOf = (all: readonly Element[]): Element['element'][] =>
  all.filter(({ value }) => value === null).map((one) => one.element);

export const isComplete = (all: readonly Element[]): boolean => missingOf(all).length === 0;

interface WithDibs {
  readonly service: string;
  readonly entitled: boolean;
  readonly delivery: { readonly inScope: boolean };
  readonly dibs: readonly Element[];
}

/** The services with complete DIBS that count: entitled and in scope. One is enough for the tenant (domain.md 3.7). */
export function validDibs<S extends WithDibs>(services: readonly S[]): S[] {
  return services.filter(({ entitled, delivery, dibs }) => entitled && delivery.inScope && isComplete(dibs));
}

/** The most elements that a service has which counts; null when none counts. */
export function bestDibs(services: readonly WithDibs[]): number | null {
  const counts = services
    .filter(({ entitled, delivery }) => entitled && delivery.inScope)
    .map(({ dibs }) => countOf(dibs));
  return counts.length === 0 ? null : Math.max(...counts);
}
