import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { diffCommand } from './diff-command.ts';
import { shippedPlaybook } from './playbook-folder.ts';
import { publishCommand } from './publish-command.ts';

const page = 'internal/commercial-services-usage.md';
let folder: string;
let newer: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-diff-'));
  newer = join(folder, 'newer');
  cpSync(shippedPlaybook, newer, { recursive: true });
  const text = readFileSync(join(newer, page), 'utf8');
  writeFileSync(join(newer, page), text.replace('| CSMAU Engagement', '| CSMAU Agreement'));
  rmSync(join(newer, 'partner'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function diff(from: string, to: string, json = false): Promise<string> {
  const printed: string[] = [];
  const config = readConfig({ UPTAKE_DATA: join(folder, 'data') }, {});
  const how = { json, coloured: false };
  expect(await diffCommand(from, to, config, how, (text) => printed.push(text))).toBe(0);
  return printed.join('\n');
}

test('a folder does not differ from itself', async () => {
  expect(await diff(shippedPlaybook, shippedPlaybook)).toBe(
    'Changed: 0 tasks, 0 steps, 0 pages, 0 passages.',
  );
});

test('two folders differ by what is named: a mark, what it was, what it is, and a count', async () => {
  const text = await diff(shippedPlaybook, newer);
  expect(text).toContain(
    '  ~ 3745 CSMAU Agreement (renamed)\n      name: CSMAU Engagement -> CSMAU Agreement\n',
  );
  expect(text).toMatch(/\n {2}- 3735 .* \(retired\)\n/);
  expect(text).toMatch(/Changed: 2 tasks, 4 steps, 1 page, \d+ passages?\.$/);
});

test('as JSON it is the difference itself', async () => {
  const { tasks, work } = JSON.parse(await diff(shippedPlaybook, newer, true));
  expect(tasks.map(({ id, kinds }: { id: string; kinds: string[] }) => [id, ...kinds])).toEqual([
    ['3735', 'retired'],
    ['3745', 'renamed'],
  ]);
  expect(work).toBeNull();
});

// Every command here opens the store anew.
test('a published version stands on either side by its number; what is neither is refused', {
  timeout: 120_000,
}, async () => {
  const config = readConfig({ UPTAKE_DATA: join(folder, 'data') }, {});
  const quiet = () => undefined;
  await publishCommand(shippedPlaybook, config, { json: true, why: '', accept: [] }, quiet);
  expect(await diff('1', shippedPlaybook)).toBe('Changed: 0 tasks, 0 steps, 0 pages, 0 passages.');
  expect(await diff(newer, '1')).toContain('+ 3735');
  await expect(diff('1', '2')).rejects.toMatchObject({ code: 'DIFF_SIDE_UNKNOWN' });
  await expect(diff('1', join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'DIFF_SIDE_UNKNOWN' });
});

test('words that a page includes, also through another file, are its own words', async () => {
  const side = (name: string, inner: string): string => {
    const root = join(folder, name);
    mkdirSync(join(root, 'parts'), { recursive: true });
    const outer =
      '---\ntitle: Outer\nft.audience: internal\n---\n# Outer\n\n## Overview\n\n[!INCLUDE [parts](parts/through.md)]\n';
    writeFileSync(join(root, 'outer.md'), outer);
    writeFileSync(join(root, 'parts', 'through.md'), '[!INCLUDE [inner](inner.md)]\n');
    writeFileSync(join(root, 'parts', 'inner.md'), `${inner}\n`);
    return root;
  };
  const text = await diff(side('includes-a', 'Ask the manager.'), side('includes-b', 'Ask the board.'));
  expect(text).toContain('~ outer.md > Overview (reworded)\n      Ask the [-manager-]{+board+}.\n');
});
