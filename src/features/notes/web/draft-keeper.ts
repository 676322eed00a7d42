import type { Draft, DraftContent } from '../model.ts';

/** The draft on the server that an editor writes to. */
export interface Kept {
  readonly id: string;
  readonly version: number;
}

export type KeeperState =
  | { readonly kind: 'kept' }
  /** Typed, and on its way. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Keeper {
  /** Tells what stands in the editor now; it is kept after a short rest. */
  change(content: DraftContent): void;
  /** Keeps at once what is not kept yet. False when that could not be done. */
  flush(): Promise<boolean>;
  /** Goes on from another version of the draft: its text is taken over, or will be overwritten by the next one. */
  goOn(kept: Kept, saved: DraftContent | undefined): void;
  kept(): Kept | undefined;
  /** Nothing is kept any more: the note is saved, or the draft deleted. */
  close(): void;
}

interface Options {
  readonly first: DraftContent;
  readonly kept: Kept | undefined;
  /** Keeps a draft; without one that there is, a new one. */
  readonly send: (content: DraftContent, kept: Kept | undefined) => Promise<Draft>;
  readonly onState: (state: KeeperState) => void;
  /** Milliseconds without a letter. */
  readonly rest: number;
}

/** Keeps a draft on the server while it is written: one request at a time, the last text last. */
export function createKeeper({ first, kept: begun, send, onState, rest }: Options): Keeper {
  let kept = begun;
  let latest = first;
  let saved: DraftContent | undefined = first;
  let running: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const isKept = () => closed || saved === latest || (kept === undefined && isBlank(latest));

  async function keep(): Promise<boolean> {
    while (!isKept()) {
      const content = latest;
      try {
        const draft = await send(content, kept);
        kept = { id: draft.id, version: draft.version };
        saved = content;
      } catch (error) {
        if (!closed) onState({ kind: 'failed', error });
        return false;
      }
    }
    if (!closed) onState({ kind: 'kept' });
    return true;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (isKept()) return running ?? Promise.resolve(true);
    running ??= keep().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    change(content) {
      latest = content;
      clearTimeout(timer);
      if (isKept()) return onState({ kind: 'kept' });
      onState({ kind: 'unsaved' });
      timer = setTimeout(() => void flush(), rest);
    },
    flush,
    goOn(from, text) {
      kept = from;
      saved = text;
      if (text !== undefined) latest = text;
      onState(isKept() ? { kind: 'kept' } : { kind: 'unsaved' });
    },
    kept: () => kept,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Nothing is written yet: choosing a category alone makes no draft. */
export function isBlank({ body, nextAction }: DraftContent): boolean {
  return body.trim() === '' && nextAction.trim() === '';
}
