import { serviceOf } from '../../../reports/service-names.ts';
import { engineering } from './engineering.ts';
import {
  type ReasonKey,
  reasonKeys,
  reasons,
  type Status,
  statuses,
  statusKeys,
  type Words,
} from './statuses.ts';

export interface Choice {
  readonly key: string;
  readonly label: string;
}

/** What has been picked so far. */
export interface Picked {
  readonly status: Status | null;
  readonly reason: ReasonKey | null;
}

export interface PickLists {
  readonly statuses: readonly Choice[];
  /** Empty where nobody picks: In Progress has a reason that is derived, Duplicate/Invalid has none. */
  readonly reasons: readonly (Choice & { readonly key: ReasonKey })[];
  readonly engineering: readonly Choice[];
}

const choicesOf = (words: Words): Choice[] => Object.entries(words).map(([key, label]) => ({ key, label }));

/** What there is to pick from, given the service and what has been picked (domain.md 3.8): the same on the server and in the browser. */
export function pickLists(service: string, { status, reason }: Picked): PickLists {
  return {
    statuses: choicesOf(statuses),
    reasons: status === null || status === 'in-progress' ? [] : reasonsOf(status),
    engineering: reason === null || reasons[reason].status !== status ? [] : engineeringOf(reason, service),
  };
}

function reasonsOf(status: Status) {
  return reasonKeys
    .filter((key) => reasons[key].status === status)
    .map((key) => ({ key, label: reasons[key].label }));
}

/** A part of a service has the words of the whole where it has none of its own. Other comes last. */
function engineeringOf(reason: ReasonKey, service: string): Choice[] {
  const found = engineering[reason];
  if (found === undefined) return [];
  const parent = serviceOf(service)?.parent;
  const own =
    found.services?.[service] ?? (parent === undefined ? undefined : found.services?.[parent]) ?? {};
  const { other, ...all } = found.all;
  return choicesOf({ ...all, ...own, ...(other === undefined ? {} : { other }) });
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\band\b/g, '')
    .replace(/[^a-z0-9]+/g, '');

/** L1 by its key or its words, however they are spelt. */
export function readStatus(text: string): Status | undefined {
  return statusKeys.find((key) => [key, statuses[key]].some((word) => plain(word) === plain(text)));
}

/** L2 by its key, its words or another spelling. */
export function readReason(text: string): ReasonKey | undefined {
  return reasonKeys.find((key) => {
    const { label, aliases = [] }: { label: string; aliases?: readonly string[] } = reasons[key];
    return [key, label, ...aliases].some((word) => plain(word) === plain(text));
  });
}

/** L3 of a reason and service by its key or its words. */
export function readEngineering(text: string, reason: ReasonKey, service: string): string | undefined {
  return engineeringOf(reason, service).find(({ key, label }) =>
    [key, label].some((word) => plain(word) === plain(text)),
  )?.key;
}

/** The words of what was picked; a key that the list has no more is shown as it is. */
export function engineeringLabel(key: string, reason: ReasonKey, service: string): string {
  return engineeringOf(reason, service).find((choice) => choice.key === key)?.label ?? key;
}

/** `Blocked / Adoption Readiness / Other`, as far as it goes. */
export function pathOf(
  service: string,
  {
    status,
    reason,
    engineering: key,
  }: { readonly status: Status; readonly reason: ReasonKey | null; readonly engineering: string | null },
): string {
  const parts = [statuses[status]];
  if (reason === null) return parts.join(' / ');
  return [
    ...parts,
    reasons[reason].label,
    ...(key === null ? [] : [engineeringLabel(key, reason, service)]),
  ].join(' / ');
}
