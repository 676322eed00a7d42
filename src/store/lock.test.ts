import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holderOf, takeLock } from './lock.ts';
import { openStore } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'uptake-lock-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const freshFolder = () => join(root, String(++count));

/** Tries to take the lock in a process of its own. @returns what it printed. */
function takeElsewhere(folder: string): string {
  const module = JSON.stringify(new URL('./lock.ts', import.meta.url).href);
  const script = `import { takeLock } from ${module};
    try { takeLock(${JSON.stringify(folder)}); console.log('taken'); } catch (error) { console.log(error.code, error.message); }`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  }).stdout.trim();
}

test('a second process is refused, and told who holds the folder and where to reach it', () => {
  const folder = freshFolder();
  const lock = takeLock(folder);
  lock.publish('http://127.0.0.1:4280', 'a secret');
  const said = takeElsewhere(folder);
  expect(said).toContain('STORE_LOCKED');
  expect(said).toContain(`process ${process.pid} (http://127.0.0.1:4280)`);
  expect(said).not.toContain('a secret');
  expect(holderOf(folder)).toMatchObject({ url: 'http://127.0.0.1:4280', secret: 'a secret' });
  lock.release();
  expect(takeElsewhere(folder)).toBe('taken');
});

test('a lock whose process is gone is taken over', () => {
  const folder = freshFolder();
  expect(takeElsewhere(folder)).toBe('taken');
  expect(holderOf(folder)).toBeUndefined();
  takeLock(folder).release();
});

test('a lock whose pid belongs to another process by now is taken over', () => {
  const folder = freshFolder();
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'uptake.lock'),
    JSON.stringify({ pid: process.pid, born: '1', url: '', secret: '' }),
  );
  takeLock(folder).release();
});

test('a lock file that is damaged does not lock anybody out', () => {
  const folder = freshFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, 'uptake.lock'), '{');
  takeLock(folder).release();
  expect(existsSync(join(folder, 'uptake.lock'))).toBe(false);
});

test('nobody but the owner of the folder may read the lock, for it holds a secret', () => {
  const folder = freshFolder();
  const lock = takeLock(folder);
  expect(
    spawnSync('stat', ['-c', '%a', join(folder, 'uptake.lock')], { encoding: 'utf8' }).stdout.trim(),
  ).toBe('600');
  lock.release();
});

test('a data folder of another PostgreSQL major is refused before anything touches it', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'pglite'), { recursive: true });
  writeFileSync(join(folder, 'pglite', 'PG_VERSION'), '17\n');
  await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(
    /PostgreSQL 17.*uptake export.*uptake import/,
  );
  expect(readFileSync(join(folder, 'pglite', 'PG_VERSION'), 'utf8')).toBe('17\n');
  expect(holderOf(folder)).toBeUndefined();
});
