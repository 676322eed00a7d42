import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../src/store/store.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { barePglite, barePostgres, bareThread } from './bare.ts';
import { throughHttp } from './http.ts';
import { inTurn, median, perSecond, ratios } from './measure.ts';
import type { Line, Report } from './report.ts';
import type { Subject } from './subject.ts';
import { fillStore, throughStore } from './uptake.ts';

const rounds = 5;
const ms = 700;
/** Of the bare engine's own rate, at the least. */
const targets = { read: 0.5, write: 0.3 } as const;

interface Bare {
  readonly name: string;
  readonly subject: Subject;
}

/** Reads and ledgered writes on both engines, beside the engines' own. */
export async function benchStore(say: (text: string) => void): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-'));
  const lines: Line[] = [];
  const versions: string[] = [];
  try {
    await using thread = await bareThread(join(folder, 'thread'));
    await using inline = await barePglite(join(folder, 'inline'));
    await using store = await openStore({ kind: 'folder', folder: join(folder, 'uptake') });
    versions.push(`PGlite with PostgreSQL ${await versionOf(store)}`);
    const bare = [
      { name: 'PGlite', subject: inline },
      { name: 'PGlite behind a thread', subject: thread },
    ];
    lines.push(...(await benchEngine('PGlite', store, bare, say)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await using postgres = await startPostgres(['fsync = on']);
  await using plain = await barePostgres(postgres.createDatabase());
  await using store = await openStore({ kind: 'server', url: postgres.createDatabase() });
  versions.push(`PostgreSQL ${await versionOf(store)}, its own settings, flushing every commit to the disk`);
  lines.push(...(await benchEngine('PostgreSQL', store, [{ name: 'PostgreSQL', subject: plain }], say)));
  return { lines, versions };
}

async function benchEngine(
  engine: string,
  store: Store,
  bare: readonly Bare[],
  say: (text: string) => void,
): Promise<Line[]> {
  await fillStore(store);
  const ours = [
    { who: 'one person', subject: throughStore(store, false) },
    { who: 'sixteen people in turn', subject: throughStore(store, true) },
  ];
  const lines: Line[] = [];
  for (const what of ['read', 'write'] as const) {
    for (const atOnce of [1, 16]) {
      const subjects = [...bare, ...ours];
      const rates = await inTurn(
        subjects.map(({ subject }) => subject[what]),
        { atOnce, rounds, ms },
      );
      for (const [n, { who }] of ours.entries()) {
        const own = rates[bare.length + n] ?? [];
        for (const [m, { name }] of bare.entries())
          lines.push(lineOf({ engine, what, atOnce, who, beside: name }, own, rates[m] ?? []));
      }
      say(`${engine}, ${what}, ${atOnce} at once`);
    }
  }
  return [...lines, ...(await benchHttp(engine, store, say))];
}

type Setting = Pick<Line, 'engine' | 'what' | 'atOnce' | 'who' | 'beside'>;

function lineOf(setting: Setting, own: readonly number[], bare: readonly number[]): Line {
  const each = ratios(own, bare);
  const target = targets[setting.what === 'read' ? 'read' : 'write'];
  return { ...setting, rate: median(own), bare: median(bare), ratio: median(each), each, target };
}

async function benchHttp(engine: string, store: Store, say: (text: string) => void): Promise<Line[]> {
  await using http = await throughHttp(store);
  const lines: Line[] = [];
  for (const atOnce of [1, 16]) {
    await perSecond(http.save, atOnce, ms);
    const rate = await perSecond(http.save, atOnce, ms * 3);
    lines.push({ engine, what: 'save over HTTP', atOnce, who: 'sixteen people in turn', rate });
  }
  say(`${engine}, over HTTP`);
  return lines;
}

async function versionOf(store: Store): Promise<string> {
  const connection = await store.pool.connect('owner');
  const { rows } = await connection.query('show server_version');
  connection.release();
  return String(rows[0]?.server_version).split(' ')[0] ?? '';
}
