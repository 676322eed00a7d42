import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

// PGlite behind a thread with nothing around it: a statement comes, its rows go back.

const db = await PGlite.create({ dataDir: (workerData as { dataDir: string }).dataDir });

parentPort?.on('message', async ({ id, sql, values }: { id: number; sql: string; values: unknown[] }) => {
  const { rows } = await db.query(sql, values);
  parentPort?.postMessage({ id, rows });
});
parentPort?.postMessage({ id: 0, rows: [] });
