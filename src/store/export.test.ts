import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type Engine, openTestStore } from '../../test/support/store.ts';
import { exportedTables, exportStore, importStore, keepNewestExports } from './export.ts';
import { appendToLedger } from './ledger.ts';
import { announce } from './outbox.ts';
import type { Store } from './store.ts';
import { verifyLedger } from './verify-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'uptake-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = new Date('2026-11-20T10:00:00.123Z');

async function fill(store: Store): Promise<void> {
  await store.system.transaction().execute(async (tx) => {
    const person = {
      id: 'person_a',
      email: 'Zoë@tailspin.example',
      name: 'Zoë “Z” \\ Ferncliff',
      roles: ['fm', 'rm'],
    };
    await tx
      .insertInto('person')
      .values({
        ...person,
        firm_id: null,
        administrator: false,
        demo: false,
        disabled_at: null,
        created_at: at,
      })
      .execute();
    for (let n = 0; n < 1200; n++) {
      const facts = { n, big: 9_007_199_254_740_991, small: 0.1, text: 'Ünïcödé\n' };
      await appendToLedger(tx, {
        tenant: null,
        at,
        person: 'person_a',
        kind: 'x.y',
        subject: 's',
        facts,
        personal: { n },
      });
    }
    await announce(tx, { kind: 'a.b', body: {}, at });
  });
}

const roads: [Engine, Engine][] = [
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
];

test.each(roads)(
  'what is exported from %s is the same in %s, and the ledger verifies there',
  async (from, to) => {
    await using source = await openTestStore(from);
    await fill(source);
    const file = join(folder, `${from}.jsonl.gz`);
    await exportStore(source, file);
    await using target = await openTestStore(to);
    const choices = await source.system.selectFrom('choice').select('value').execute();
    expect(await importStore(target, file)).toBe(choices.length + 1 + 1 + 1200 + 1200 + 1);
    expect(await target.system.selectFrom('person').selectAll().execute()).toEqual(
      await source.system.selectFrom('person').selectAll().execute(),
    );
    expect(await verifyLedger(target.system)).toEqual(await verifyLedger(source.system));
    await target.system.transaction().execute((tx) => announce(tx, { kind: 'a.c', body: {}, at }));
    const again = join(folder, 'again.jsonl.gz');
    await expect(importStore(target, file)).rejects.toThrow('holds data already');
    await exportStore(target, again);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
  60_000,
);

test('an export that was cut, changed or is none is refused, and nothing of it stays', async () => {
  await using source = await openTestStore('pglite');
  await fill(source);
  const file = join(folder, 'good.jsonl.gz');
  await exportStore(source, file);
  await using target = await openTestStore('pglite');
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const bad: [string, Buffer, RegExp][] = [
    ['cut', readFileSync(file).subarray(0, 2000), /no complete Uptake export/],
    ['without end', gzipSync(lines.slice(0, -2).join('\n')), /its end is missing/],
    ['a row less', gzipSync([...lines.slice(0, -3), ...lines.slice(-2)].join('\n')), /rows were written/],
    ['other', gzipSync('hello'), /no JSON/],
    ['newer', gzipSync('{"format":"uptake-export/1","migration":9999}\n'), /newer release/],
  ];
  for (const [name, content, reason] of bad) {
    const path = join(folder, `${name}.bad`);
    writeFileSync(path, content);
    await expect(importStore(target, path), name).rejects.toThrow(reason);
    expect(await target.system.selectFrom('person').selectAll().execute(), name).toEqual([]);
  }
}, 60_000);

test('no table is left out of an export', async () => {
  await using store = await openTestStore('pglite');
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
    store.owner,
  );
  // Migrations are the release's own; the words of pages and notes are made from them; drafts are their author's alone.
  const made = ['migration', 'playbook_text', 'note_text', 'note_draft'];
  expect([...exportedTables, ...made].sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('only the newest exports are kept', async () => {
  const place = mkdtempSync(join(folder, 'kept-'));
  for (const day of ['18', '19', '20']) writeFileSync(join(place, `2026-11-${day}.jsonl.gz`), '');
  await keepNewestExports(place, 2);
  expect(readdirSync(place)).toEqual(['2026-11-19.jsonl.gz', '2026-11-20.jsonl.gz']);
});
