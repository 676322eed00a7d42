import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

// PGlite computes on the thread it lives on: a slow statement would stop every other request, so it gets its own. What comes and goes is
// PostgreSQL's protocol; the client is on the other side.

/** Bytes of the protocol, or the wish that the database be closed. */
export type ToWorker = Uint8Array | 'close';
/** The answer to each of them, in their order; the first says that the database is open. */
export type FromWorker = Uint8Array | 'open' | 'closed';

const port = parentPort;
if (port === null) throw new Error('pglite-worker.ts runs as a worker thread only');

const dataDir = (workerData as { dataDir: string | null }).dataDir;
const db = await PGlite.create(dataDir === null ? {} : { dataDir });

const say = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

port.on('message', (message: ToWorker) => {
  if (message === 'close') {
    void db.close().finally(() => say('closed'));
    return;
  }
  const answer = db.execProtocolRawSync(message);
  say(answer, [answer.buffer as ArrayBuffer]);
});
say('open');
