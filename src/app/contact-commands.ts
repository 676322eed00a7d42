import * as contracts from '../features/contacts/contract.ts';
import { dataOfPerson, erasePerson } from '../features/contacts/erase-commands.ts';
import { systemActor } from '../features/people/model.ts';
import { problems } from '../store/problems.ts';
import { isStoreIn, openStore, type Store } from '../store/store.ts';
import type { Config } from './config.ts';
import { ask, runningServer } from './remote.ts';

type Print = (text: string) => void;

async function withStore<T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> {
  if (config.store.kind === 'folder' && !isStoreIn(config.store.folder))
    throw problems.STORE_NOT_THERE(config.store.folder);
  await using store = await openStore(config.store);
  return await use(store);
}

/** Prints everything that is kept of a person who is or was a contact, as JSON. */
export async function contactDataCommand(config: Config, email: string, print: Print): Promise<number> {
  const server = runningServer(config);
  const contacts =
    server === undefined
      ? await withStore(config, (store) => dataOfPerson(store.system, systemActor, email))
      : (await ask(server, contracts.readPersonData, { email })).contacts;
  print(JSON.stringify(contacts, null, 2));
  return 0;
}

/** Erases a person wherever they are or were a contact. */
export async function contactEraseCommand(
  config: Config,
  asked: { readonly email: string; readonly why: string },
  print: Print,
): Promise<number> {
  const server = runningServer(config);
  const { contacts, entries } =
    server === undefined
      ? await withStore(config, (store) => erasePerson(store, systemActor, asked, new Date()))
      : await ask(server, contracts.erasePerson, asked);
  print(`Erased ${contacts} contacts; ${entries} entries of the ledger lost their words.`);
  return 0;
}
