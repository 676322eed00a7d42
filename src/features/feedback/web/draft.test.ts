import { expect, test } from 'vitest';
import {
  answerKey,
  changed,
  draftKey,
  emptyDraft,
  keepDraft,
  keepText,
  readDraft,
  readText,
} from './draft.ts';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

test('what was typed is there again, with the key of its attempt', () => {
  const store = storage();
  const draft = changed(emptyDraft(), { kind: 'unclear', anchor: 'overview', body: 'Half a sentence' });
  keepDraft(store, 'k', draft);
  expect(readDraft(store, 'k')).toEqual(draft);
  keepDraft(store, 'k', changed(draft, { body: ' \n' }));
  expect(readDraft(store, 'k')).toBeUndefined();
});

test('other words are another attempt, so that neither is lost in the other', () => {
  const draft = changed(emptyDraft(), { body: 'One' });
  for (const next of [{ body: 'Two' }, { kind: 'idea' }, { anchor: '' }] as const)
    expect(changed(draft, next).key).not.toBe(draft.key);
});

test('a draft that makes no sense is none, a kind that is gone is chosen anew', () => {
  const store = storage();
  for (const text of ['not json', 'null', '7', '{"body":7,"key":"k"}', '{"body":"x"}']) {
    store.setItem('k', text);
    expect(readDraft(store, 'k')).toBeUndefined();
  }
  store.setItem('k', '{"kind":"rant","anchor":7,"body":"x","key":"attempt_1"}');
  expect(readDraft(store, 'k')).toEqual({ kind: undefined, anchor: undefined, body: 'x', key: 'attempt_1' });
});

test('a full or forbidden storage does not stop anybody from writing', () => {
  const forbidden = () => {
    throw new Error('forbidden');
  };
  const store = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
  expect(() => keepText(store, 'k', 'x')).not.toThrow();
  expect(readText(store, 'k')).toBe('');
  expect(readDraft(store, 'k')).toBeUndefined();
});

test('drafts are apart for each person and page, and from answers', () => {
  const keys = [draftKey('a', 'x.md'), draftKey('b', 'x.md'), draftKey('a', 'y.md'), answerKey('a', 'x.md')];
  expect(new Set(keys).size).toBe(keys.length);
});
