import { expect } from 'vitest';
import { openStore, type StoreLocation } from '../../src/store/store.ts';
import { verifyLedger } from '../../src/store/verify-ledger.ts';
import type { Seen } from './writers.ts';

/** Compares what was acknowledged with what the store holds, now that no server has it open. */
export async function expectAllKept(location: StoreLocation, { acknowledged, refused, surprises }: Seen) {
  expect(surprises).toEqual([]);
  await using store = await openStore(location);
  const entries = await store.system.selectFrom('ledger').selectAll().orderBy('seq').execute();
  const notes = await store.system.selectFrom('note').select(['id', 'body']).execute();
  const records = await store.system.selectFrom('task_record').selectAll().execute();

  const saved = acknowledged.filter(({ kind }) => kind === 'task.saved');
  const written = acknowledged.filter(({ kind }) => kind === 'note.added');
  const keys = new Set(acknowledged.map(({ key }) => key));

  // Each save that was acknowledged has one entry, with the version that was answered; nothing else was kept.
  const kept = entries.filter(({ kind, why }) => kind === 'task.saved' && keys.has(why));
  expect(kept.map(savedOf).sort()).toEqual(saved.map((each) => `${each.key} v${each.version}`).sort());
  expect(entries.filter(({ why }) => refused.includes(why))).toEqual([]);

  // Each note that was acknowledged is there once, under the id that was answered, and has its entry.
  const mine = notes.filter(({ body }) => keys.has(body));
  expect(mine.map(({ id, body }) => `${body} ${id}`).sort()).toEqual(
    written.map(({ key, note }) => `${key} ${note}`).sort(),
  );
  const noted = new Set(entries.map(({ facts }) => (facts as { note?: string }).note));
  expect(written.filter(({ note }) => !noted.has(note ?? ''))).toEqual([]);

  // Every version of a record was made once, none is missing, and the record is at the last.
  for (const row of records)
    expect(versionsOf(entries, row)).toEqual(Array.from({ length: row.version }, (_, n) => n + 1));
  expect((await verifyLedger(store.system)).broken).toBeNull();
}

const savedOf = ({ why, facts }: { why: string; facts: unknown }) =>
  `${why} v${(facts as { version: number }).version}`;

/** The versions that the ledger tells of a record, in its order. */
function versionsOf(
  entries: readonly { kind: string; tenant_id: string | null; facts: unknown }[],
  row: { tenant_id: string; task_id: string; service: string },
): number[] {
  return entries
    .filter(({ kind, tenant_id }) => kind === 'task.saved' && tenant_id === row.tenant_id)
    .map(({ facts }) => facts as { task: string; service: string; version: number })
    .filter(({ task, service }) => task === row.task_id && service === row.service)
    .map(({ version }) => version);
}
