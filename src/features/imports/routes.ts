import { toCsv } from '../../base/csv.ts';
import type { Clock } from '../../base/time.ts';
import { acts, type Route, reads, writes } from '../../http/route.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import {
  askStep,
  beginImport,
  mapImport,
  presentImport,
  presentImports,
  type Step,
  visibleImport,
} from './commands.ts';
import * as contracts from './contract.ts';
import type { Change, ImportId, ImportRow, RowState } from './model.ts';
import { leftRows, recentImports, rowsPage } from './queries.ts';
import { runImport } from './run.ts';

/** Up to so many rows are done while somebody waits; longer lists go on as a job. */
const rowsAtOnce = 300;

export function importRoutes(clock: Clock): Route<Actor>[] {
  return [
    writes(contracts.beginImport, async ({ tx, who, now }, { text, ...given }) => {
      const bytes = new TextEncoder().encode(text);
      return presentImport(tx, await beginImport(tx, who, { ...given, bytes }, now));
    }),
    reads(contracts.listImports, async ({ db }, { limit }) => ({
      items: await presentImports(db, await recentImports(db, limit)),
    })),
    reads(contracts.readImport, ({ db }, { importId }) => presentImport(db, importId)),
    reads(contracts.listImportRows, async ({ db }, { importId, ...page }) => {
      await visibleImport(db, importId);
      return {
        items: (await rowsPage(db, importId, page as Parameters<typeof rowsPage>[2])).map(presentRow),
      };
    }),
    writes(contracts.mapImport, async ({ tx, match = 0 }, input) => {
      await mapImport(tx, { ...input, match });
      return presentImport(tx, input.importId);
    }),
    acts(contracts.checkImport, ({ store, who, now }, { importId }) =>
      step(store, who, { importId, step: 'checking' }, now, clock),
    ),
    acts(contracts.applyImport, ({ store, who, now }, { importId, why }) =>
      step(store, who, { importId, step: 'applying', why }, now, clock),
    ),
    acts(contracts.revertImport, ({ store, who, now }, { importId, why }) =>
      step(store, who, { importId, step: 'reverting', why }, now, clock),
    ),
    reads(contracts.readRefusedRows, ({ db }, { importId }) => refusedRows(db, importId)),
  ];
}

async function step(
  store: Store,
  who: Actor,
  cmd: { importId: ImportId; step: Step; why?: string },
  now: Date,
  clock: Clock,
) {
  const db = store.as(who);
  const due = await db.transaction().execute((tx) => askStep(tx, who, cmd, now));
  if (due <= rowsAtOnce) await runImport(store, who, cmd.importId, clock);
  return presentImport(db, cmd.importId);
}

/** The rows that did not come in, with a column that says why, so that they can be mended and brought again. */
export async function refusedRows(db: Parameters<typeof leftRows>[0], importId: ImportId) {
  const { file, columns } = await visibleImport(db, importId);
  const rows = (await leftRows(db, importId)).map(({ cells, reason }) => [
    ...columns.map((_, n) => cells[n] ?? ''),
    reason,
  ]);
  return {
    name: `${file.replace(/\.\w+$/, '')}-refused.csv`,
    csv: toCsv([[...columns, 'Reason it was refused'], ...rows]),
  };
}

export function presentRow(row: Awaited<ReturnType<typeof rowsPage>>[number]): ImportRow {
  const { line, state, label, changes, reason } = row;
  return { line, state: state as RowState, label, changes: changes as Change[], reason };
}
