import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import type { Caller, Reply } from '../support/app.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { freshFolder, runUptake, type ServerProcess, startServer } from '../support/process.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const disk = mountSmallDisk(200);
const megabyte = 1024 * 1024;

describe.skipIf(disk === undefined)('when the disk of the embedded store is full', () => {
  const data = join(disk?.folder ?? freshFolder(), 'data');
  /** Id of every note that was acknowledged, by its key. */
  const acknowledged = new Map<string, string>();
  let server: ServerProcess;
  let lotte: Caller;
  let tenant: string;

  beforeAll(async () => {
    server = await startServer({ data });
    lotte = callerAt(server.url, { session: await demoSession(server.url, 'Lotte Vandersloot') });
    tenant = (await lotte.request('GET', '/tenants?mine=yes')).body.items[0].id;
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  /** Random text, which can't be packed into less. */
  async function writeNote(key: string): Promise<Reply> {
    const body = { category: 'Environment', body: `${key} ${randomText(key)}` };
    const answer = await lotte.request('POST', `/tenants/${tenant}/notes`, body, { 'idempotency-key': key });
    if (answer.status === 201) acknowledged.set(key, answer.body.id);
    return answer;
  }

  /** Several people write until somebody is refused. @returns the refusal and its key. */
  async function writeUntilRefused(): Promise<{ key: string; refusal: Reply }> {
    const refused: { key: string; refusal: Reply }[] = [];
    const writer = async () => {
      while (refused.length === 0) {
        const key = randomUUID();
        const answer = await writeNote(key);
        if (answer.status !== 201) refused.push({ key, refusal: answer });
      }
    };
    await Promise.all(Array.from({ length: 6 }, writer));
    for (const { refusal } of refused) expectDiskFull(refusal);
    return refused[0] as { key: string; refusal: Reply };
  }

  test('a change is refused with what to do, reading goes on, and with room again it works under the same key', async () => {
    disk?.fill(0);
    const { key } = await writeUntilRefused();
    expect((await lotte.request('GET', `/tenants/${tenant}/notes`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    disk?.relieve();
    expect((await writeNote(key)).status).toBe(201);
  });

  test('when not even the log of the database finds room, everything waits for the room and goes on by itself', async () => {
    // Tables may still grow, but the next file of the log, 16 MiB, has no place.
    disk?.fill(15.5 * megabyte);
    const { key } = await writeUntilRefused();
    expectDiskFull(await lotte.request('GET', '/tenants'));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const probe = await fetch(`${server.url}/readyz`);
    expect([probe.status, Number(probe.headers.get('retry-after'))]).toEqual([503, expect.any(Number)]);
    disk?.relieve();
    expect((await lotte.request('GET', '/tenants')).status).toBe(200);
    expect((await writeNote(key)).status).toBe(201);
  });

  test('nothing acknowledged was lost, and nothing was kept twice', async () => {
    expect(await runUptake(['ledger', 'verify', '--data', data])).toMatchObject({ code: 0 });
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    await using store = await openStore({ kind: 'folder', folder: data });
    const notes = await store.system.selectFrom('note').select(['id', 'body']).execute();
    const kept = notes.map(({ id, body }) => [body.split(' ')[0] ?? '', id] as const);
    const mine = kept.filter(([key]) => key.length === 36);
    expect(mine.sort()).toEqual([...acknowledged].sort());
    expect(acknowledged.size).toBeGreaterThan(50);
  });

  test('a start on a full disk says so, and exits with 3', async () => {
    disk?.fill(megabyte);
    const { code, stderr } = await runUptake(['serve', '--no-web', '--port', '0', '--data', data]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/No space left on the disk of .*\. Free 16 MiB or more, then try again\./);
    disk?.relieve();
  });
});

function expectDiskFull({ status, headers, body }: Reply): void {
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'DISK_FULL' });
  expect(body.detail).toContain('must free space');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

const texts = new Map<string, string>();

/** The same text for the same key: what is said again must be the same. */
function randomText(key: string): string {
  const text = texts.get(key) ?? randomBytes(5900).toString('base64');
  texts.set(key, text);
  return text;
}
