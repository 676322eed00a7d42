import type { TenantInternal } from '../tenants/model.ts';
import type { BulkChange, BulkField, Fields } from './bulk-model.ts';

/** What stands in the fields of a change after it, at a tenant where this stands now. */
export function wanted(change: BulkChange, now: Fields): Fields {
  switch (change.field) {
    case 'motions':
      return { motions: withWord(now.motions ?? [], change.value, change.how) };
    case 'tags':
      return { tags: withWord(now.tags ?? [], change.value, change.how) };
    case 'urgency':
      return { urgency: change.value };
    case 'priority':
      return { override: change.override, priorityReason: change.override === null ? '' : change.reason };
    case 'active':
      return { activeOverride: change.active, activeReason: change.active === null ? '' : change.reason };
  }
}

function withWord<Word extends string>(words: readonly Word[], word: Word, how: 'add' | 'remove'): Word[] {
  if (how === 'remove') return words.filter((one) => one !== word);
  return words.includes(word) ? [...words] : [...words, word];
}

const names: Readonly<Record<BulkField, readonly (keyof Fields)[]>> = {
  motions: ['motions'],
  tags: ['tags'],
  urgency: ['urgency'],
  priority: ['override', 'priorityReason'],
  active: ['activeOverride', 'activeReason'],
};

/** The fields of a change as they stand at a tenant: what is needed to take it back. */
export function fieldsOf(field: BulkField, internal: TenantInternal): Fields {
  return Object.fromEntries(names[field].map((name) => [name, internal[name]])) as Fields;
}

/** What stands there, in words; nothing where nothing does. */
export function wordsOf(field: BulkField, fields: Fields): string[] {
  const words = names[field].flatMap((name): readonly string[] => {
    const value = fields[name];
    if (value === true) return ['active'];
    if (value === false) return ['inactive'];
    return value === null || value === undefined || value === ''
      ? []
      : typeof value === 'string'
        ? [value]
        : value;
  });
  return [...words];
}
