import type { MessageKey, MessageValues } from '../../../ui/i18n.ts';
import { formatPercent } from '../../../ui/time.ts';
import { roleOf } from '../../people/model.ts';
import type { TimelineEntry } from '../model.ts';

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
}

type Facts = Readonly<Record<string, unknown>>;

/**
 * What an entry of the ledger says, as a sentence with its changes. A kind nobody knows yet is told by its own name, so
 * that no entry is ever left out.
 * @param names names of people by their id
 */
export function readEntry(entry: TimelineEntry, names: ReadonlyMap<string, string>): ReadEntry {
  const { kind, subject, facts } = entry;
  const changes = changesOf(facts);
  const quote = text(entry.personal?.body);
  const said = (key: MessageKey, values: MessageValues = {}): ReadEntry => ({ key, values, changes, quote });
  const task = subject.startsWith('task:') ? (subject.split(':')[1] ?? '') : text(facts.taskId);
  const service = text(facts.service);
  if (kind === 'task.saved' && task) {
    return service
      ? said('tenants.entry.task.savedFor', { task, service })
      : said('tenants.entry.task.saved', { task });
  }
  if (kind === 'note.added')
    return task ? said('tenants.entry.note.addedTo', { task }) : said('tenants.entry.note.added');
  if (kind === 'tenant.added')
    return said('tenants.entry.tenant.added', { name: text(facts.name) ?? subject });
  if (kind === 'ledger.redacted') return said('tenants.entry.ledger.redacted');
  if (kind === 'person.assigned') {
    const role = text(facts.role) ?? '';
    const values = { person: names.get(subject) ?? subject, role: roleOf(role)?.label ?? role };
    const primary = facts.primary === true;
    return said(primary ? 'tenants.entry.person.assignedPrimary' : 'tenants.entry.person.assigned', values);
  }
  return said('tenants.entry.other', { kind, subject });
}

/** The fields that differ between `before` and `after`, as they read. */
export function changesOf(facts: Facts): Change[] {
  const before = record(facts.before);
  const after = record(facts.after);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: shown(field, before[field]), after: shown(field, after[field]) }))
    .filter((change) => change.before !== change.after);
}

function shown(field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (field === 'percentComplete' && typeof value === 'number') return formatPercent(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function record(value: unknown): Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
