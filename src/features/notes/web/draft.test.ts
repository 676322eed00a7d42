import { expect, test } from 'vitest';
import { draftKey, keepDraft, readDraft } from './draft.ts';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

test('what was typed is there again', () => {
  const store = storage();
  const draft = { category: 'Environment', body: 'Half a sentence' } as const;
  keepDraft(store, 'k', draft);
  expect(readDraft(store, 'k')).toEqual(draft);
});

test('an emptied draft is forgotten', () => {
  const store = storage();
  keepDraft(store, 'k', { category: 'Environment', body: 'x' });
  keepDraft(store, 'k', { category: 'Environment', body: ' \n' });
  expect(readDraft(store, 'k')).toBeUndefined();
});

test('a draft that makes no sense is none', () => {
  const store = storage();
  store.setItem('k', '{"category":"Gossip","body":"x"}');
  expect(readDraft(store, 'k')).toBeUndefined();
  store.setItem('k', 'not json');
  expect(readDraft(store, 'k')).toBeUndefined();
});

test('a full storage does not stop anybody from writing', () => {
  const full = {
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {},
  };
  expect(() => keepDraft(full, 'k', { category: 'Environment', body: 'x' })).not.toThrow();
});

test('drafts are apart for each person, tenant and task', () => {
  const keys = [
    draftKey('person_1', 'tenant_1'),
    draftKey('person_2', 'tenant_1'),
    draftKey('person_1', 'tenant_2'),
    draftKey('person_1', 'tenant_1', '3745'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
