import { type NoteCategory, noteCategories } from './categories.ts';

/** A note somebody has begun to write. */
export interface Draft {
  readonly category: NoteCategory;
  readonly body: string;
}

/** Where a draft is kept: one for each person, tenant and task, so that people who share a machine don't share drafts. */
export function draftKey(personId: string, tenantId: string, taskId?: string): string {
  return ['uptake.draft', personId, tenantId, taskId ?? 'tenant'].join('.');
}

/** Reads a draft; undefined when there is none, or it makes no sense. */
export function readDraft(storage: Pick<Storage, 'getItem'>, key: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { category, body } = kept as Record<string, unknown>;
    const known = noteCategories.find((one) => one === category);
    return known && typeof body === 'string' && body !== '' ? { category: known, body } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft, or forgets it when nothing is written. A full or forbidden storage is no reason to stop the person. */
export function keepDraft(storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string, draft: Draft): void {
  try {
    if (draft.body.trim() === '') storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(draft));
  } catch {
    // The text is still in the field.
  }
}
