import type { MessageKey, MessageValues } from '../../../ui/i18n.ts';
import type { TimelineEntry } from '../model.ts';

const kinds = [
  'entitlements.classified',
  'entitlements.overridden',
  'entitlements.released',
  'engagement.started',
  'engagement.moved',
  'service.saved',
  'service.motions-set',
  'dibs.captured',
  'rfa.recorded',
  'metric.added',
  'metric.changed',
  'metric.removed',
  'tenant.declared-duplicate',
  'tenant.authentication-set',
] as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Entries about the services of the tenant; undefined for those about something else. */
export function readService({
  kind,
  facts,
}: TimelineEntry): { key: MessageKey; values: MessageValues } | undefined {
  const known = kinds.find((one) => one === kind);
  if (known === undefined) return undefined;
  const values = {
    service: text(facts.service),
    name: text(facts.name),
    day: text(facts.from),
    approval: text(facts.approval),
    count: typeof facts.services === 'number' ? facts.services : 0,
  };
  return { key: `tenants.entry.${known}`, values };
}
