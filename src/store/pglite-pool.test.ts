import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openPglitePool } from './pglite-pool.ts';
import { type Pool, withConnection } from './pool.ts';

const root = mkdtempSync(join(tmpdir(), 'uptake-pool-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const value = (pool: Pool, sql: string) =>
  withConnection(
    pool,
    'owner',
    async (connection) => Object.values((await connection.query(sql)).rows[0] ?? {})[0],
  );

test('the log is written back every so often, so that a restart after a crash has little to replay', async () => {
  const pool = await openPglitePool({ dataDir: join(root, 'checkpoint') }, 50);
  const redo = 'select redo_lsn::text from pg_control_checkpoint()';
  const before = await value(pool, redo);
  await withConnection(pool, 'owner', (c) => c.script('create table t (x text); insert into t values (1)'));
  await vi.waitFor(async () => expect(await value(pool, redo)).not.toBe(before), { timeout: 10_000 });
  expect(await value(pool, 'select x from t')).toBe('1');
  await pool.end();
});
