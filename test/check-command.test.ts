import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, runUptake, startProgram, until } from './support/process.ts';

const sound = '---\ntitle: T\nft.audience: internal\n---\n# T\n';
const broken = `${sound}\n[x](javascript:alert)\n`;

function folderWith(pages: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  for (const [path, text] of Object.entries(pages)) writeFileSync(join(folder, path), text);
  return folder;
}

test('an unsafe link ends the check with 1 and shows its line; every format names it', async () => {
  const folder = folderWith({ 'a.md': broken });
  const text = await runUptake(['playbook', 'check', folder]);
  expect(text).toMatchObject({ code: 1, stderr: '' });
  expect(text.stdout).toContain('a.md:7:1 [error: PB047-unsafe-link]');
  expect(text.stdout).toContain('> 7 | [x](javascript:alert)\n    | ^');
  for (const format of ['json', 'sarif', 'github', 'markdown']) {
    const { code, stdout } = await runUptake(['playbook', 'check', folder, '--format', format]);
    expect([format, code, stdout.includes('PB047-unsafe-link')]).toEqual([format, 1, true]);
    if (format === 'json' || format === 'sarif') expect(() => JSON.parse(stdout)).not.toThrow();
  }
});

test('a long output reaches its reader to the end', async () => {
  const folder = folderWith({ 'a.md': `${sound}\n${'[x](javascript:alert)\n'.repeat(2000)}` });
  const { code, stdout } = await runUptake(['playbook', 'check', folder, '--format', 'json']);
  expect(code).toBe(1);
  expect(stdout.length).toBeGreaterThan(200_000);
  expect(JSON.parse(stdout).counts.error).toBe(2000);
});

test('a format that does not exist, and a watched one for programs, are wrong usage', async () => {
  const folder = folderWith({ 'a.md': sound });
  const unknown = await runUptake(['playbook', 'check', folder, '--format', 'xml']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain('text, json, sarif, github, markdown');
  const both = await runUptake(['playbook', 'check', folder, '--watch', '--format', 'json']);
  expect(both).toMatchObject({ code: 2, stdout: '' });
});

test('watching says what a change breaks and mends, in new folders too, and ends when asked', async () => {
  const folder = folderWith({ 'a.md': sound });
  await using program = startProgram(['playbook', 'check', folder, '--watch']);
  const said = (words: string) =>
    until(
      () => (program.said().stdout.includes(words) ? true : undefined),
      () => `"${words}" was not said:\n${program.said().stdout}${program.said().stderr}`,
    );
  await said('Watching');
  writeFileSync(join(folder, 'a.md'), broken);
  await said('\na.md:7:1 [error: PB047-unsafe-link]');
  await said('1 error');
  writeFileSync(join(folder, 'a.md'), sound);
  await said('gone: a.md:7:1 [error: PB047-unsafe-link]');
  mkdirSync(join(folder, 'more'));
  writeFileSync(join(folder, 'more', 'b.md'), broken);
  await said('\nmore/b.md:7:1 [error: PB047-unsafe-link]');
  rmSync(join(folder, 'more'), { recursive: true });
  await said('gone: more/b.md:7:1');
  program.signal('SIGINT');
  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(program.said().stderr).toBe('');
});

test('--fix mends the files, says what it did and what is left, and has nothing to do the second time', async () => {
  const folder = folderWith({
    'a.md': `${sound}\n##Plan\n\n[x](aka.ms/x) [y](javascript:alert)\n`,
    'b.md': sound,
  });
  const first = await runUptake(['playbook', 'check', folder, '--fix']);
  expect(first).toMatchObject({ code: 1, stderr: '' });
  expect(first.stdout).toContain('mended: a.md:7:1 [warning: PB010-heading-marks]');
  expect(first.stdout).toContain('Mended in 1 file.');
  expect(first.stdout).toContain('PB047-unsafe-link');
  const text = `${sound}\n## Plan\n\n[x](https://aka.ms/x) [y](javascript:alert)\n`;
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text);
  const second = await runUptake(['playbook', 'check', folder, '--fix']);
  expect(second.stdout).toContain('Nothing to mend.');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text);
  expect(readdirSync(folder).toSorted()).toEqual(['a.md', 'b.md']);
  expect(await runUptake(['playbook', 'check', folder, '--fix', '--watch'])).toMatchObject({ code: 2 });
});
