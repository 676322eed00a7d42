import type { motions, Priority } from '../../tenants/model.ts';
import type { BulkChange } from '../bulk-model.ts';

export const bulkKinds = [
  'motions-add',
  'motions-remove',
  'tags-add',
  'tags-remove',
  'priority',
  'active',
  'urgency',
] as const;

/** A change that is being written. */
export interface BulkDraft {
  readonly kind: (typeof bulkKinds)[number];
  readonly value: string;
  readonly reason: string;
}

export const firstDraft: BulkDraft = { kind: 'motions-add', value: '', reason: '' };

/** The change that a draft means; undefined as long as something is missing. */
export function changeOf({ kind, value, reason }: BulkDraft): BulkChange | undefined {
  const word = value.trim();
  const how = kind.endsWith('add') ? 'add' : 'remove';
  if (kind === 'motions-add' || kind === 'motions-remove')
    return word === '' ? undefined : { field: 'motions', how, value: word as (typeof motions)[number] };
  if (kind === 'tags-add' || kind === 'tags-remove')
    return word === '' ? undefined : { field: 'tags', how, value: word };
  if (kind === 'urgency') return { field: 'urgency', value: word };
  if (word !== '' && reason.trim() === '') return undefined;
  return kind === 'priority'
    ? { field: 'priority', override: word === '' ? null : (word as Priority), reason: reason.trim() }
    : { field: 'active', active: word === '' ? null : word === 'active', reason: reason.trim() };
}
