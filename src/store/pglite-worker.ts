import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

// PGlite computes on the thread it lives on: a slow statement would stop every other request, so it gets its own.

export interface Cluster {
  /** Its folder; null keeps it in memory. */
  readonly dataDir: string | null;
  /** A tar of another cluster's folder, which this one begins as. Making an empty one takes two seconds, a copy a quarter. */
  readonly copyOf?: string | undefined;
}

export interface ToWorker {
  readonly id: number;
  readonly kind: 'query' | 'script' | 'listen' | 'close';
  readonly sql: string;
  readonly values?: readonly unknown[];
}

export type FromWorker =
  | {
      readonly kind: 'rows';
      readonly id: number;
      readonly rows: Record<string, unknown>[];
      readonly affected: number;
    }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly message: string;
      readonly fields: Record<string, unknown>;
    }
  | { readonly kind: 'notice'; readonly channel: string; readonly payload: string };

const port = parentPort;
if (port === null) throw new Error('pglite-worker.ts runs as a worker thread only');

// Counts fit a double up to 9e15; a date stays the text it is. PostgreSQL is told the same (postgres-pool.ts).
const parsers = { 20: Number, 1082: (text: string) => text };
const { dataDir, copyOf } = workerData as Cluster;
const db = await PGlite.create({
  ...(dataDir === null ? {} : { dataDir }),
  ...(copyOf === undefined ? {} : { loadDataDir: new Blob([readFileSync(copyOf)]) }),
  parsers,
});

/** Only plain data crosses a thread, so the fields of a database error travel beside its message. */
function errorFields(error: unknown): Record<string, unknown> {
  const { code, detail, hint, constraint, table, schema, severity, position } = error as Record<
    string,
    unknown
  >;
  return { code, detail, hint, constraint, table, schema, severity, position };
}

async function answer({ id, kind, sql, values }: ToWorker): Promise<FromWorker> {
  if (kind === 'close') await db.close();
  if (kind === 'close') return { kind: 'rows', id, rows: [], affected: 0 };
  if (kind === 'listen') {
    await db.listen(sql, (payload) =>
      port?.postMessage({ kind: 'notice', channel: sql, payload } satisfies FromWorker),
    );
    return { kind: 'rows', id, rows: [], affected: 0 };
  }
  if (kind === 'query') {
    const { rows, affectedRows } = await db.query<Record<string, unknown>>(sql, [...(values ?? [])]);
    return { kind: 'rows', id, rows, affected: affectedRows ?? 0 };
  }
  const results = await db.exec(sql);
  return { kind: 'rows', id, rows: results.flatMap((result) => result.rows), affected: 0 };
}

port.on('message', (message: ToWorker) => {
  void answer(message)
    .catch(
      (error: unknown): FromWorker => ({
        kind: 'error',
        id: message.id,
        message: error instanceof Error ? error.message : String(error),
        fields: errorFields(error),
      }),
    )
    .then((reply) => port.postMessage(reply));
});
port.postMessage({ kind: 'rows', id: 0, rows: [], affected: 0 } satisfies FromWorker);
