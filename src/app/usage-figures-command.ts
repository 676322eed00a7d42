import {
  askExplanation,
  askFigures,
  type ExplanationAsked,
  type FiguresAsked,
} from '../features/usage/asked.ts';
import { explainUsage, readFigures } from '../features/usage/contract.ts';
import type { Db } from '../store/store.ts';
import { openStore } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Config } from './config.ts';
import { printExplanation } from './print-explanation.ts';
import { type FiguresFormat, printFigures } from './print-figures.ts';
import { ask, runningServer } from './remote.ts';
import { createUsageDoor } from './usage-stores.ts';

type Print = (text: string) => void;

/** Prints figures, of this process or of the server that has the data folder open. */
export async function usageFiguresCommand(
  config: Config,
  asked: FiguresAsked,
  format: FiguresFormat,
  print: Print,
): Promise<number> {
  const server = runningServer(config);
  const figures =
    server === undefined
      ? await here(config, (db, warehouse) => askFigures(db, warehouse, asked, new Date()))
      : (await ask(server, readFigures, { ...asked })).figures;
  print(printFigures(figures, format));
  return 0;
}

/** Says where a figure comes from. */
export async function usageExplainCommand(
  config: Config,
  asked: ExplanationAsked,
  json: boolean,
  print: Print,
): Promise<number> {
  const server = runningServer(config);
  const told =
    server === undefined
      ? await here(config, (db, warehouse) => askExplanation(db, warehouse, asked, config.usage, new Date()))
      : await ask(server, explainUsage, { ...asked });
  print(json ? JSON.stringify(told) : printExplanation(told));
  return 0;
}

async function here<T>(config: Config, work: (db: Db, warehouse: Warehouse) => Promise<T>): Promise<T> {
  await using store = await openStore(config.store);
  await using door = createUsageDoor(config);
  const { warehouse } = await door.open();
  // Awaited in here: the doors close when this returns.
  return await work(store.system, warehouse);
}
