import { systemActor } from '../features/people/model.ts';
import { type Compiled, type PublishOptions, publish } from '../features/playbooks/commands.ts';
import { publishPlaybook } from '../features/playbooks/contract.ts';
import type { Version } from '../features/playbooks/model.ts';
import { openStore } from '../store/store.ts';
import { compileFiles } from './compile-files.ts';
import type { Config } from './config.ts';
import { listFolder, readListed } from './playbook-folder.ts';
import { ask, runningServer } from './remote.ts';

/** Publishes a folder, here or through the server that has the data folder open: the findings are the same. */
export async function publishCommand(
  folder: string,
  config: Config,
  { json, ...options }: { json: boolean; why: string; accept: readonly string[] },
  print: (text: string) => void,
): Promise<number> {
  const listing = await listFolder(folder);
  const files = await readListed(folder, listing);
  const otherPaths = [...listing.others];
  const server = runningServer(config);
  const version =
    server === undefined
      ? await publishHere(config, compileFiles(files, otherPaths), options)
      : await ask(server, publishPlaybook, { files, otherPaths, ...options, accept: [...options.accept] });
  if (json) print(JSON.stringify(version));
  else print(`Published version ${version.number} of ${version.title}.`);
  return 0;
}

async function publishHere(config: Config, compiled: Compiled, options: PublishOptions): Promise<Version> {
  await using store = await openStore(config.store);
  return await store.system
    .transaction()
    .execute((tx) => publish(tx, systemActor, compiled, options, new Date()));
}
