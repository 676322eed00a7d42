import { newId } from '../../../base/ids.ts';
import { type FeedbackKind, feedbackKinds } from '../model.ts';

/** Feedback that somebody has begun to write. */
export interface Draft {
  readonly kind: FeedbackKind | undefined;
  /** The part it is about; undefined while that is still where one reads. */
  readonly anchor: string | undefined;
  readonly body: string;
  /** Of the attempt to send it: the same words are sent once, other words are another feedback. */
  readonly key: string;
}

export const emptyDraft = (): Draft => ({
  kind: undefined,
  anchor: undefined,
  body: '',
  key: newId('attempt'),
});

/** The draft after a change, with a key of its own. */
export function changed(draft: Draft, next: Partial<Omit<Draft, 'key'>>): Draft {
  return { ...draft, ...next, key: newId('attempt') };
}

/** Where a draft is kept: one for each person and page, so that people who share a machine don't share drafts. */
export function draftKey(person: string, path: string): string {
  return ['uptake.feedback', person, path].join('.');
}

/** Where an answer is kept until it is sent. */
export function answerKey(person: string, feedback: string): string {
  return ['uptake.answer', person, feedback].join('.');
}

/** Reads a draft; undefined when there is none, or it makes no sense. */
export function readDraft(storage: Pick<Storage, 'getItem'>, key: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { kind, anchor, body, key: attempt } = kept as Record<string, unknown>;
    if (typeof body !== 'string' || typeof attempt !== 'string') return undefined;
    return {
      kind: feedbackKinds.find((one) => one === kind),
      anchor: typeof anchor === 'string' ? anchor : undefined,
      body,
      key: attempt,
    };
  } catch {
    return undefined;
  }
}

/** Keeps a draft, or forgets it when nothing is written. A full or forbidden storage is no reason to stop the person. */
export function keepDraft(storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string, draft: Draft): void {
  keepText(storage, key, draft.body.trim() === '' ? '' : JSON.stringify(draft));
}

/** The same for a plain text. */
export function keepText(storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string, text: string): void {
  try {
    if (text.trim() === '') storage.removeItem(key);
    else storage.setItem(key, text);
  } catch {
    // The text is still in the field.
  }
}

/** A text that was kept; empty when there is none or the storage is forbidden. */
export function readText(storage: Pick<Storage, 'getItem'>, key: string): string {
  try {
    return storage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
