import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { bareRead, bareTable, bareWrite, keyOf, rowFor, type Subject } from './subject.ts';

// The engines without Uptake: what they do by themselves on this machine, at this moment.

type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

const change = (row: number, turn: number) => [...keyOf(row), turn % 100, new Date()];

/** PGlite has one connection, so whoever has begun a transaction keeps the others out until its end. */
function oneAtATime(query: Query): Pick<Subject, 'read' | 'write'> {
  let line: Promise<unknown> = Promise.resolve();
  const inLine = (work: () => Promise<unknown>) => {
    line = line.then(work);
    return line;
  };
  return {
    read: (worker, turn) => inLine(() => query(bareRead, keyOf(rowFor(worker, turn)))),
    write: (worker, turn) =>
      inLine(async () => {
        await query('begin');
        await query(bareWrite, change(rowFor(worker, turn), turn));
        await query('commit');
      }),
  };
}

/** PGlite on the thread that asks. */
export async function barePglite(dataDir: string): Promise<Subject> {
  const db = await PGlite.create({ dataDir });
  await db.exec(bareTable);
  return {
    ...oneAtATime((sql, values) => db.query(sql, values)),
    [Symbol.asyncDispose]: () => db.close(),
  };
}

/** PGlite behind a thread, so that the asking thread stays free. The folder has the table already. */
export async function bareThread(dataDir: string): Promise<Subject> {
  const worker = new Worker(new URL('./bare-thread.ts', import.meta.url), { workerData: { dataDir } });
  const waiting = new Map<number, (rows: unknown) => void>();
  const answer = (id: number) => new Promise((resolve) => waiting.set(id, resolve));
  let last = 0;
  worker.on('message', ({ id, rows }: { id: number; rows: unknown }) => {
    waiting.get(id)?.(rows);
    waiting.delete(id);
  });
  await answer(0);
  const query: Query = (sql, values = []) => {
    worker.postMessage({ id: ++last, sql, values });
    return answer(last);
  };
  for (const sql of bareTable.split(';').filter((each) => each.trim() !== '')) await query(sql);
  return {
    ...oneAtATime(query),
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}

/** PostgreSQL by a plain pool of as many connections as Uptake's has. */
export async function barePostgres(connectionString: string): Promise<Subject> {
  const pool = new pg.Pool({ connectionString, max: 10 });
  await pool.query(bareTable);
  return {
    read: (worker, turn) => pool.query(bareRead, keyOf(rowFor(worker, turn))),
    async write(worker, turn) {
      const client = await pool.connect();
      await client.query('begin');
      await client.query(bareWrite, change(rowFor(worker, turn), turn));
      await client.query('commit');
      client.release();
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
