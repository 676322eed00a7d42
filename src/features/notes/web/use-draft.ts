import { useState } from 'react';
import { type Draft, keepDraft } from './draft.ts';

/** A draft that is kept on this device with every letter. */
export function useDraft(storageKey: string, first: Draft) {
  const [draft, setDraft] = useState(first);
  return {
    draft,
    change(next: Partial<Draft>): void {
      const changed = { ...draft, ...next };
      setDraft(changed);
      keepDraft(localStorage, storageKey, changed);
    },
    forget: () => keepDraft(localStorage, storageKey, { ...draft, body: '' }),
  };
}
