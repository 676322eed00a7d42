import { expect, test } from 'vitest';
import { emptyBench, readDraft, withDrafts } from './draft.ts';
import { mostCharacters, mostDrafts, type Offered, placeOf, takeIn } from './take-in.ts';

const offer = (path: string, content: string | Uint8Array<ArrayBuffer>): Offered => ({
  path,
  file: new Blob([content]) as unknown as File,
});

test('pages and settings are taken in, pictures are known by their paths, and version control is not looked at', async () => {
  const { drafts, others } = await takeIn(
    [
      offer('a.md', 'A'),
      offer('uptake.yaml', ''),
      offer('x/p.png', 'P'),
      offer('.git/HEAD.md', ''),
      offer('x/docfx.json', '{}'),
    ],
    emptyBench,
  );
  expect(drafts.map(({ path }) => path)).toEqual(['a.md', 'uptake.yaml', 'x/docfx.json']);
  expect(others).toEqual(['x/p.png']);
});

test('what is no text in UTF-8 is named and not taken for text', async () => {
  const { drafts } = await takeIn([offer('a.md', new Uint8Array([0xff, 0xfe, 0, 1]))], emptyBench);
  expect(drafts).toMatchObject([{ path: 'a.md', text: '', unread: 'it is no text in UTF-8' }]);
});

test('a byte order mark and the ends of lines come back', async () => {
  const { drafts } = await takeIn([offer('a.md', '\ufeffa\r\nb')], emptyBench);
  expect(drafts).toMatchObject([{ text: 'a\nb', mark: true, lineEnd: '\r\n' }]);
});

test('a file that is far too long is not read', async () => {
  const file = { size: 20_000_000, arrayBuffer: () => Promise.reject(new Error('it was read')) };
  const { drafts } = await takeIn([{ path: 'a.md', file }], emptyBench);
  expect(drafts).toMatchObject([{ unread: 'it is 20 MB long' }]);
});

test('what there is no room for is counted, and what is on the bench already may be read again', async () => {
  const many = Array.from({ length: mostDrafts }, (_, i) => readDraft(`${i}.md`, ''));
  const full = withDrafts(emptyBench, many);
  const { drafts, noRoom } = await takeIn([offer('0.md', 'new'), offer('new.md', 'new')], full);
  expect(drafts.map(({ path }) => path)).toEqual(['0.md']);
  expect(noRoom).toBe(1);
  const heavy = {
    size: 9_000_000,
    arrayBuffer: async () => new TextEncoder().encode('x'.repeat(9_000_000)).buffer,
  };
  const offered = Array.from({ length: 10 }, (_, i) => ({ path: `${i}.md`, file: heavy }));
  expect((await takeIn(offered, emptyBench)).noRoom).toBe(10 - Math.floor(mostCharacters / 9_000_000));
});

test('a single file of a published name goes to that page; nothing is guessed between two', () => {
  const published = [{ path: 'internal/a.md' }, { path: 'partner/b.md' }, { path: 'internal/b.md' }];
  expect(placeOf('a.md', published)).toBe('internal/a.md');
  expect(placeOf('b.md', published)).toBe('b.md');
  expect(placeOf('internal/b.md', published)).toBe('internal/b.md');
});
