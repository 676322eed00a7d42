import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/store/store.ts';
import { findPostgres, startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the test server's first database; null where PostgreSQL is not installed. */
    postgres: string | null;
    /** Folder of this run, for what its test files make once and share. */
    shared: string;
    /** An embedded database with all migrations, as a tar: a copy of it is ready eight times as fast as a new one. */
    pglite: string;
  }
}

/** One PostgreSQL server and one migrated cluster of PGlite for the whole run; each test file has its own database, or its own copy. */
export default async function setUp(project: TestProject) {
  const shared = mkdtempSync(join(tmpdir(), 'uptake-tests-'));
  project.provide('shared', shared);
  project.provide('pglite', await migratedCluster(shared));
  const server = findPostgres() === undefined ? undefined : await startPostgres();
  project.provide('postgres', server?.createDatabase() ?? null);
  return async () => {
    rmSync(shared, { recursive: true, force: true });
    await server?.[Symbol.asyncDispose]();
  };
}

async function migratedCluster(shared: string): Promise<string> {
  const folder = join(shared, 'empty');
  const tar = join(shared, 'pglite.tar');
  const store = await openStore({ kind: 'folder', folder });
  await store[Symbol.asyncDispose]();
  execFileSync('tar', ['--format=ustar', '-cf', tar, '-C', join(folder, 'pglite'), '.']);
  return tar;
}
