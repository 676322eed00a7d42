import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the test server's first database; null where PostgreSQL is not installed. */
    postgres: string | null;
  }
}

/** One PostgreSQL server for the whole run; each test file makes its own database in it. */
export default async function setUp(project: TestProject) {
  if (findPostgres() === undefined) {
    project.provide('postgres', null);
    return;
  }
  const server = await startPostgres();
  project.provide('postgres', server.createDatabase());
  return () => server[Symbol.asyncDispose]();
}
