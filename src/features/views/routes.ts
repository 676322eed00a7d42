import { acts, type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { applyBulk, previewBulk, undoBulk } from './bulk-commands.ts';
import { applyBulkChange, previewBulkChange, undoBulkChange } from './bulk-contract.ts';
import { addView, removeView, saveView, setUsualView, viewsFor } from './commands.ts';
import * as contracts from './contract.ts';

/** Views that people save, and changes of several tenants at once. */
export function viewRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listViews, ({ db, who }, { list }) => viewsFor(db, who, list)),
    writes(contracts.addView, ({ tx, who, now }, input) => addView(tx, who, input, now)),
    writes(contracts.setUsualView, async ({ tx, who }, { list, view }) => {
      await setUsualView(tx, who, list, view);
      return { view };
    }),
    writes(contracts.saveView, ({ tx, who, now, match = 0 }, input) =>
      saveView(tx, who, { ...input, match }, now),
    ),
    writes(contracts.removeView, async ({ tx, who }, { viewId }) => {
      await removeView(tx, who, viewId);
      return { removed: true as const };
    }),
    acts(previewBulkChange, async ({ db, who, now }, { change, tenants }) => ({
      rows: await previewBulk(db, who, change, tenants, now),
    })),
    writes(applyBulkChange, ({ tx, who, now }, input) => applyBulk(tx, who, input, now)),
    writes(undoBulkChange, async ({ tx, who, now }, { bulkId }) => ({
      rows: await undoBulk(tx, who, bulkId, now),
    })),
  ];
}
