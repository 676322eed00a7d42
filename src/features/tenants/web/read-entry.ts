import { type MessageKey, type MessageValues, say } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../../ui/time.ts';
import type { TimelineEntry } from '../model.ts';
import { readAssignment, type ServiceNames } from './read-assignment.ts';
import { losesWords, readPortfolio } from './read-portfolio.ts';
import { readService } from './read-service.ts';
import { readStep } from './read-step.ts';

export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface ReadEntry {
  readonly key: MessageKey;
  readonly values: MessageValues;
  readonly changes: readonly Change[];
  /** Words of a person, such as a note. */
  readonly quote: string | undefined;
  /** The words were there and have been taken out by request. */
  readonly redacted: boolean;
}

type Facts = Readonly<Record<string, unknown>>;

/**
 * What an entry of the ledger says, as a sentence with its changes. A kind nobody knows yet is told by its own name, so
 * that no entry is ever left out.
 * @param names names of people by their id
 */
export function readEntry(
  entry: TimelineEntry,
  names: ReadonlyMap<string, string>,
  service: ServiceNames = (id) => id,
): ReadEntry {
  const { kind, facts } = entry;
  const redacted = (kind.startsWith('note.') && entry.personal === null) || losesWords(entry);
  const assignment = readAssignment(entry, names, service);
  if (assignment !== undefined) return { ...assignment, quote: undefined, redacted: false };
  const step = readStep(entry);
  if (step !== undefined) return { ...step, quote: undefined, redacted: false };
  return {
    ...(readPortfolio(entry) ?? readService(entry) ?? sentence(entry)),
    // What is said of a person stands apart, so that it can be taken out.
    changes: [...changesOf(facts, names), ...changesOf(entry.personal ?? {}, names)],
    quote: text(entry.personal?.excerpt),
    redacted,
  };
}

function sentence({ kind, subject, facts }: TimelineEntry): { key: MessageKey; values: MessageValues } {
  const task = text(facts.task) ?? '';
  const name = text(facts.name) ?? '';
  const service = text(facts.service);
  switch (kind) {
    case 'task.saved':
      if (service) return { key: 'tenants.entry.task.savedFor', values: { task, name, service } };
      return { key: 'tenants.entry.task.saved', values: { task, name } };
    case 'note.added': {
      const values = { task, category: text(facts.category) ?? '' };
      if (text(facts.corrects)) return { key: 'tenants.entry.note.corrected', values };
      return { key: task ? 'tenants.entry.note.addedTo' : 'tenants.entry.note.added', values };
    }
    case 'note.action-done':
    case 'note.action-reopened':
      return { key: `tenants.entry.${kind}`, values: {} };
    case 'tenant.added':
      return { key: 'tenants.entry.tenant.added', values: { name } };
    case 'ledger.redacted':
      return { key: 'tenants.entry.ledger.redacted', values: {} };
    default:
      return usageSentence(kind, facts) ?? { key: 'tenants.entry.other', values: { kind, subject } };
  }
}

/** Entries about usage: files that came, the connection, and whose names reports use. */
function usageSentence(kind: string, facts: Facts): { key: MessageKey; values: MessageValues } | undefined {
  const known = usageKinds.find((one) => one === kind);
  if (known === undefined) return undefined;
  const rows = typeof facts.rows === 'number' ? formatCount(facts.rows) : '';
  const values = {
    file: text(facts.file) ?? '',
    rows,
    code: text(facts.code) ?? '',
    day: text(facts.day) ?? '',
  };
  return { key: `tenants.entry.${known}`, values };
}

const usageKinds = [
  'usage.imported',
  'usage.refused',
  'usage.repeated',
  'usage.consent-asked',
  'usage.connected',
  'usage.disconnected',
  'usage.names-set',
  'usage.identity-broken',
  'usage.forgotten',
  'usage.names-kept',
  'usage.names-deleted',
  'usage.erased',
] as const;

/** The fields that differ between `before` and `after`, as they read. @param names of people, tenants and contacts by their id */
export function changesOf(facts: Facts, names: ReadonlyMap<string, string> = new Map()): Change[] {
  const before = record(facts.before);
  const after = record(facts.after);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({
      field,
      before: shown(field, before[field], names),
      after: shown(field, after[field], names),
    }))
    .filter((change) => change.before !== change.after);
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function shown(field: string, value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === undefined || value === null || value === '') return '–';
  if (field === 'percentComplete' && typeof value === 'number') return formatPercent(value);
  if (typeof value === 'number') return formatCount(value);
  if (typeof value === 'boolean') return say(value ? 'ui.form.yes' : 'ui.form.no');
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(String).join(', ');
  if (typeof value === 'object') return pairs(value as Facts);
  const text = names.get(String(value)) ?? String(value);
  return day.test(text) ? formatDay(text) : text;
}

const pairs = (value: Facts): string =>
  Object.entries(value)
    .map(([name, one]) => `${name}: ${String(one)}`)
    .join(' · ') || '–';

function record(value: unknown): Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
