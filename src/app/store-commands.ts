import { resolve } from 'node:path';
import { exportNow, verifyWholeLedger } from '../features/operations/contract.ts';
import { exportStore, importStore } from '../store/export.ts';
import { problems } from '../store/problems.ts';
import { isStoreIn, openStore, type Store } from '../store/store.ts';
import { type LedgerProof, verifyLedger } from '../store/verify-ledger.ts';
import type { Config } from './config.ts';
import { ask, runningServer } from './remote.ts';

type Print = (text: string) => void;

async function withStore<T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> {
  await using store = await openStore(config.store);
  return await use(store);
}

/** The store that is there. A new one would hold nothing, and say so as if all were well. */
function withOldStore<T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> {
  if (config.store.kind === 'folder' && !isStoreIn(config.store.folder))
    throw problems.STORE_NOT_THERE(config.store.folder);
  return withStore(config, use);
}

/** Recomputes the ledger, here or in the server that has the folder open. @returns 0 when every link holds. */
export async function verifyCommand(config: Config, json: boolean, print: Print): Promise<number> {
  const server = runningServer(config);
  const proof: LedgerProof =
    server === undefined
      ? await withOldStore(config, (store) => verifyLedger(store.system))
      : await ask(server, verifyWholeLedger, {});
  if (json) print(JSON.stringify(proof));
  else print(sentenceOf(proof));
  return proof.broken === null ? 0 : 1;
}

function sentenceOf({ chains, entries, broken }: LedgerProof): string {
  if (broken === null) return `The ledger holds: ${entries} entries in ${chains} chains.`;
  return `The ledger is broken at entry ${broken.seq} of ${broken.chain}: ${broken.reason}.`;
}

/** Writes an export to a file; a running server writes it into its own folder and says where. */
export async function exportCommand(config: Config, file: string, print: Print): Promise<number> {
  const server = runningServer(config);
  if (server === undefined) {
    await withOldStore(config, (store) => exportStore(store, resolve(file)));
    print(`Exported to ${resolve(file)}.`);
  } else {
    const { file: there } = await ask(server, exportNow, {});
    print(`The running server exported to ${there}.`);
  }
  return 0;
}

export async function importCommand(config: Config, file: string, print: Print): Promise<number> {
  const rows = await withStore(config, (store) => importStore(store, resolve(file)));
  print(`Imported ${rows} rows.`);
  return 0;
}
