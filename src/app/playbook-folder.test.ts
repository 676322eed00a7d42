import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileFiles } from './compile-files.ts';
import { listFolder, readListed, readPlaybookFolder } from './playbook-folder.ts';

const page = '---\ntitle: T\nft.audience: internal\n---\n# T\n\n![x](media/one.png) ![y](media/two.png)\n';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playbook-'));
  await mkdir(join(folder, 'media'));
  await writeFile(join(folder, 'a.md'), page);
  await writeFile(join(folder, 'media/one.png'), '');
});
afterEach(() => rm(folder, { recursive: true }));

const leftOut = async (): Promise<string[]> => {
  const { site } = compileFiles(await readPlaybookFolder(folder));
  expect(site.pages.map(({ path }) => path)).toEqual(['a.md']);
  return site.findings.map(({ code, path, message }) => `${code} ${path} ${message}`);
};

describe('a folder of pages', () => {
  test('pictures that pages show are checked when the folder is known', async () => {
    const { others } = await listFolder(folder);
    const { site } = compileFiles(await readPlaybookFolder(folder), others);
    expect(others).toEqual(['media/one.png']);
    expect(site.findings.map(({ message }) => message)).toEqual(['The file "media/two.png" is not there.']);
  });

  test('what is no page, and the history of the repository, is not read', async () => {
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git/x.md'), page);
    await writeFile(join(folder, 'a.md~Updated upstream'), page);
    expect(await leftOut()).toEqual([]);
  });

  test('symbolic links to pages and folders are findings and are not followed', async () => {
    await symlink('/etc/hostname', join(folder, 'b.md'));
    await symlink('..', join(folder, 'round'));
    await symlink('one.png', join(folder, 'media/three.png'));
    await symlink('nowhere', join(folder, 'c.md'));
    const why = 'This file is left out: it is a symbolic link, which may lead out of the folder.';
    expect(await leftOut()).toEqual(
      ['b.md', 'c.md', 'round'].map((path) => `PB091-file-not-read ${path} ${why}`),
    );
  });

  test('a file that vanishes after the folder was listed is a finding', async () => {
    await writeFile(join(folder, 'b.md'), page);
    const listing = await listFolder(folder);
    await rm(join(folder, 'b.md'));
    const files = await readListed(folder, listing);
    expect(files.map(({ path, unread }) => [path, unread])).toEqual([
      ['a.md', undefined],
      ['b.md', 'it vanished while the folder was read'],
    ]);
  });

  test('a file of fifty megabytes is not read and is a finding', async () => {
    await writeFile(join(folder, 'b.md'), '');
    await truncate(join(folder, 'b.md'), 50_000_000);
    expect(await leftOut()).toEqual(['PB091-file-not-read b.md This file is left out: it is 50 MB long.']);
  });

  test('a binary file and a page in UTF-16 are findings', async () => {
    await writeFile(join(folder, 'b.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xd8]));
    await writeFile(join(folder, 'c.md'), Buffer.from(`\ufeff${page}`, 'utf16le'));
    const why = 'This file is left out: it is no text in UTF-8.';
    expect(await leftOut()).toEqual(['b.md', 'c.md'].map((path) => `PB091-file-not-read ${path} ${why}`));
  });

  test('a page in an old code page is read, its lost letters are findings', async () => {
    await writeFile(join(folder, 'a.md'), Buffer.from(`${page}\nSchön.\n`, 'latin1'));
    expect(await leftOut()).toEqual([
      'PB074-damaged-characters a.md A character of this line is lost: it is no text in UTF-8.',
    ]);
  });

  test('a folder that may not be read is a finding', async () => {
    await mkdir(join(folder, 'closed'), { mode: 0o000 });
    await chmod(folder, 0o755);
    // The superuser may read everything, so he reads as nobody.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid?.(65_534);
    try {
      expect(await leftOut()).toEqual([
        'PB091-file-not-read closed This file is left out: reading it is not allowed.',
      ]);
    } finally {
      if (superuser) process.seteuid?.(0);
    }
  });

  test('a folder that is not there is the caller’s error', async () => {
    await expect(readPlaybookFolder(join(folder, 'gone'))).rejects.toThrow(/ENOENT/);
  });
});
