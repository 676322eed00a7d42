import type { MessageKey, MessageValues } from '../../../ui/i18n.ts';
import type { TimelineEntry } from '../model.ts';

/** Kinds of entries about customers, tenants, contacts and partner companies. The words are in the catalogue, one a kind. */
export const portfolioKinds = [
  'customer.added',
  'customer.saved',
  'customer.lists-saved',
  'customer.progress-saved',
  'customer.perspective-saved',
  'customer.reference-changed',
  'tenant.saved',
  'tenant.partner-wish',
  'tenant.partner-status',
  'tenant.facts-saved',
  'tenant.priority-overridden',
  'tenant.priority-default',
  'tenant.status-set',
  'tenant.activity-overridden',
  'tenant.activity-default',
  'contact.added',
  'contact.saved',
  'contact.deleted',
  'contact.erased',
  'company.added',
  'company.saved',
  'company.removed',
] as const;

const keyOf = (kind: string) => portfolioKinds.find((one) => one === kind);

/** What such an entry says; undefined for one of another kind. Who has been erased is told without a name. */
export function readPortfolio({
  kind,
  facts,
  personal,
}: TimelineEntry): { readonly key: MessageKey; readonly values: MessageValues } | undefined {
  const known = keyOf(kind);
  if (known === undefined) return undefined;
  const name = text(personal?.name) ?? text(facts.name) ?? '';
  const contact = text(facts.kind) ?? '';
  if (name === '' && (known === 'contact.added' || known === 'contact.saved' || known === 'contact.deleted'))
    return { key: `tenants.entry.nameless.${known}`, values: { kind: contact } };
  return { key: `tenants.entry.${known}`, values: { name, kind: contact } };
}

/** Whether an entry had words about a person that have been taken out. */
export const losesWords = ({ kind, personal }: TimelineEntry): boolean =>
  personal === null && ['contact.added', 'contact.saved', 'contact.deleted'].includes(kind);

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
