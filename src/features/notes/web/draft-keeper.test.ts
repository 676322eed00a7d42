import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Draft, draftContentSchema } from '../model.ts';
import { createKeeper, type KeeperState, type Kept } from './draft-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const content = (body: string) => draftContentSchema.parse({ category: 'Environment', body });

/** An editor whose server answers when told to. */
function begin(kept?: Kept) {
  const sent: { body: string; kept: Kept | undefined; answer: (error?: unknown) => void }[] = [];
  const states: KeeperState[] = [];
  const keeper = createKeeper({
    first: content(''),
    kept,
    rest: 1000,
    onState: (state) => states.push(state),
    send: (written, at) =>
      new Promise<Draft>((resolve, reject) => {
        const answer = (error?: unknown) => {
          const draft = {
            ...written,
            id: 'draft_1',
            tenant: null,
            changedAt: '',
            version: (at?.version ?? 0) + 1,
          };
          if (error === undefined) resolve(draft);
          else reject(error);
        };
        sent.push({ body: written.body, kept: at, answer });
      }),
  });
  return { keeper, sent, states, last: () => states.at(-1)?.kind };
}

test('nothing is kept of an empty editor, and what is typed is kept after a rest', async () => {
  const { keeper, sent, last } = begin();
  keeper.change(content(' \n'));
  await vi.advanceTimersByTimeAsync(5000);
  expect([sent.length, last()]).toEqual([0, 'kept']);
  keeper.change(content('a'));
  await vi.advanceTimersByTimeAsync(900);
  keeper.change(content('ab'));
  await vi.advanceTimersByTimeAsync(900);
  expect([sent.length, last()]).toEqual([0, 'unsaved']);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent.map(({ body }) => body)).toEqual(['ab']);
  sent[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect([last(), keeper.kept()]).toEqual(['kept', { id: 'draft_1', version: 1 }]);
});

test('what is typed while a request is on its way goes after it, from the version that it made', async () => {
  const { keeper, sent, last } = begin();
  keeper.change(content('a'));
  const done = keeper.flush();
  keeper.change(content('ab'));
  keeper.change(content('abc'));
  void keeper.flush();
  expect(sent.length).toBe(1);
  sent[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect([sent[1]?.body, sent[1]?.kept, last()]).toEqual(['abc', { id: 'draft_1', version: 1 }, 'unsaved']);
  sent[1]?.answer();
  expect(await done).toBe(true);
  expect([sent.length, last()]).toEqual([2, 'kept']);
});

test('what could not be kept says so, stays, and is tried again with the next letter', async () => {
  const { keeper, sent, states, last } = begin();
  keeper.change(content('a'));
  const done = keeper.flush();
  const full = new Error('ten drafts');
  sent[0]?.answer(full);
  expect(await done).toBe(false);
  expect(states.at(-1)).toEqual({ kind: 'failed', error: full });
  keeper.change(content('ab'));
  await vi.advanceTimersByTimeAsync(1000);
  sent[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect([sent[1]?.body, last()]).toEqual(['ab', 'kept']);
});

test('an emptied draft is kept as empty: that was typed, too', async () => {
  const { keeper, sent } = begin({ id: 'draft_1', version: 4 });
  keeper.change(content('a'));
  keeper.change(content(''));
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.map(({ body, kept }) => [body, kept?.version])).toEqual([['', 4]]);
});

test('after a lost race one goes on with the other text, or over it', async () => {
  const { keeper, sent, last } = begin({ id: 'draft_1', version: 1 });
  keeper.change(content('mine'));
  const lost = keeper.flush();
  sent[0]?.answer(new Error('stale'));
  await lost;
  keeper.goOn({ id: 'draft_1', version: 7 }, undefined);
  expect(last()).toBe('unsaved');
  void keeper.flush();
  expect([sent[1]?.body, sent[1]?.kept?.version]).toEqual(['mine', 7]);
  sent[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  const theirs = content('theirs');
  keeper.goOn({ id: 'draft_1', version: 9 }, theirs);
  expect([last(), await keeper.flush(), sent.length]).toEqual(['kept', true, 2]);
});

test('a closed one keeps nothing any more', async () => {
  const { keeper, sent } = begin();
  keeper.change(content('a'));
  keeper.close();
  await vi.advanceTimersByTimeAsync(5000);
  expect([sent.length, await keeper.flush()]).toEqual([0, true]);
});
