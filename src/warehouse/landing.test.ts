import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Landing, openLanding } from './landing.ts';

let folder: string;
let landing: Landing;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landing-'));
  landing = openLanding(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const bytesOf = async (sha256: string) => Buffer.from(await buffer(Readable.from(landing.read(sha256))));

test('a file is kept as received, by the hash of its bytes, however it came in pieces', async () => {
  const pieces = [Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('a,b\r\n'), Buffer.from([0, 255])];
  const once = await landing.put(Readable.from(pieces));
  const again = await landing.put(Readable.from([Buffer.concat(pieces)]));
  expect(again).toMatchObject({ sha256: once.sha256, bytes: once.bytes });
  for (const { content } of [once, again])
    expect(Buffer.concat(content ?? [])).toEqual(Buffer.concat(pieces));
  expect(once.bytes).toBe(10);
  expect(await bytesOf(once.sha256)).toEqual(Buffer.concat(pieces));
  expect(await readdir(folder)).toEqual([once.sha256.slice(0, 2)]);
});

test('a file that breaks off leaves nothing behind', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('the line was cut');
  }
  await expect(landing.put(broken())).rejects.toThrow('the line was cut');
  expect(await readdir(folder)).toEqual([]);
});

test('a file that is not there, or that the disk has damaged, fails whoever reads it and nothing else', async () => {
  await expect(bytesOf('ab'.repeat(32))).rejects.toThrow('ENOENT');
  const { sha256 } = await landing.put(Readable.from([randomBytes(5000)]));
  const file = join(folder, sha256.slice(0, 2), `${sha256}.zst`);
  const whole = await readFile(file);
  whole.writeUInt8(1 ^ whole.readUInt8(2500), 2500);
  await writeFile(file, whole);
  await expect(bytesOf(sha256)).rejects.toThrow('match checksum');
  await truncate(file, 40);
  await expect(bytesOf(sha256)).rejects.toThrow('unexpected end of file');
  await landing.drop(sha256);
  await expect(bytesOf(sha256)).rejects.toThrow('ENOENT');
});
