import type { StatusCategory } from './choice-model.ts';
import type { Priority } from './model.ts';

/** The two motions that exclude each other: Customer Health takes the whole tenant, RFA single services (domain.md 3.4). */
export const excluding = ['Customer Health', 'RFA'] as const;

/** Whether these motions can be had together. */
export function motionsFit(motions: readonly string[]): boolean {
  return !excluding.every((motion) => motions.includes(motion));
}

export interface ActivityFacts {
  /** Of the overall status; null as long as there is none. */
  readonly category: StatusCategory | null;
  /** Whether a queue for inactive tenants is the Regional Manager. */
  readonly parked: boolean;
}

const atRest: readonly (StatusCategory | null)[] = ['completed', 'inactive'];

/** Whether a status leaves a tenant active. Blocked and paused work is still work. */
export function isActiveStatus(category: StatusCategory | null): boolean {
  return !atRest.includes(category);
}

/** Whether a tenant is active: what a person has said, else what follows from overall status and queue (domain.md 3.2). */
export function isActive(facts: ActivityFacts, override: boolean | null): boolean {
  return override ?? (isActiveStatus(facts.category) && !facts.parked);
}

/** The priority that counts, as people say it: `High`, `High (overridden)`; empty where nobody has said one. */
export function priorityWords(tenant: {
  readonly priority: string | null;
  readonly override: string | null;
}): string {
  return tenant.override === null ? (tenant.priority ?? '') : `${tenant.override} (overridden)`;
}

export interface PriorityFacts {
  readonly value: Priority;
  readonly reason: string;
  readonly status: string;
  readonly category: StatusCategory | null;
  readonly statusDay: string | null;
  readonly tags: readonly string[];
}

export type PriorityWarning =
  | 'assisted-not-high'
  | 'led-elsewhere-low'
  | 'unresponsive-low'
  | 'low-but-active'
  | 'high-cadence';

/** Days within which a tenant of high priority is looked at again: at least every second week. */
const cadence = 14;
const ledElsewhere = ['customer-led', 'partner-led'];
const lowBecause = ['Customer Unresponsive', 'Customer Led', 'Partner Led', 'No Intent'];

/** Guidance on a priority that says something is odd about it, and forbids nothing (domain.md 3.3). @param today 2026-11-20 */
export function priorityWarnings(facts: PriorityFacts, today: string): PriorityWarning[] {
  const { value, reason, status, category, statusDay, tags } = facts;
  const tagged = tags.map((tag) => tag.toLowerCase());
  const unresponsive = status === 'Status Unknown' || reason === 'Customer Unresponsive';
  const found: [PriorityWarning, boolean][] = [
    ['assisted-not-high', value === 'High' && tagged.includes('css-assist')],
    ['led-elsewhere-low', value !== 'Low' && tagged.some((tag) => ledElsewhere.includes(tag))],
    [
      'unresponsive-low',
      (unresponsive && value !== 'Low') ||
        (status === 'Status Unknown' && reason !== 'Customer Unresponsive'),
    ],
    ['low-but-active', value === 'Low' && category === 'active' && !lowBecause.includes(reason)],
    ['high-cadence', value === 'High' && (statusDay === null || daysBetween(statusDay, today) > cadence)],
  ];
  return found.filter(([, holds]) => holds).map(([warning]) => warning);
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The values one may choose, and the one that stands although it is offered no more. */
export function offered<C extends { readonly value: string; readonly retired: boolean }>(
  choices: readonly C[],
  present: string | null,
): C[] {
  return choices.filter(({ value, retired }) => !retired || value === present);
}
