import { join } from 'node:path';
import type { Clock } from '../base/time.ts';
import { numbersOf } from '../features/usage/answer.ts';
import { definitions } from '../features/usage/definitions.ts';
import type { SyncParts } from '../features/usage/sync-report.ts';
import { createGraph } from '../graph/graph.ts';
import type { GraphSettings } from '../graph/settings.ts';
import type { Store } from '../store/store.ts';
import type { ClickHouseLocation } from '../warehouse/clickhouse.ts';
import { type Landing, openLanding } from '../warehouse/landing.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

export interface OpenedUsage {
  readonly warehouse: Warehouse;
  readonly landing: Landing;
}

/** The warehouse, in the data folder or on ClickHouse, and the landing. They are opened when they are first asked for: most of what people do needs neither. */
export interface UsageDoor extends AsyncDisposable {
  open(): Promise<OpenedUsage>;
}

/** The settings that say where usage is. */
export interface UsagePlace {
  readonly dataFolder: string;
  readonly clickhouse?: ClickHouseLocation | undefined;
}

export function createUsageDoor(where: UsagePlace): UsageDoor {
  let opened: Promise<OpenedUsage> | undefined;
  return {
    open() {
      const opening = opened ?? openBoth(where);
      opened = opening;
      // A door that did not open may be tried again.
      opening.catch(() => {
        opened = undefined;
      });
      return opening;
    },
    async [Symbol.asyncDispose]() {
      await (await opened?.catch(() => undefined))?.warehouse.close();
    },
  };
}

async function openBoth(where: UsagePlace): Promise<OpenedUsage> {
  return { warehouse: await openEngine(where), landing: openLanding(join(where.dataFolder, 'landing')) };
}

/** Only the engine that is used is loaded. */
async function openEngine({ dataFolder, clickhouse }: UsagePlace): Promise<Warehouse> {
  if (clickhouse !== undefined)
    return (await import('../warehouse/clickhouse.ts')).openClickHouse(clickhouse);
  const { openWarehouse } = await import('../warehouse/duckdb.ts');
  return openWarehouse(join(dataFolder, 'warehouse'), {
    together: definitions.map((one) => numbersOf('any', one)),
  });
}

/** What fetching takes, opened when it is first asked for; undefined without an app to ask with. */
export function createSyncDoor(
  store: Store,
  usage: UsageDoor,
  settings: GraphSettings | undefined,
  now: Clock,
  until?: AbortSignal,
): () => Promise<SyncParts | undefined> {
  const graph = settings === undefined ? undefined : createGraph(settings, now);
  return async () =>
    graph === undefined ? undefined : { store, ...(await usage.open()), graph, now, until };
}
