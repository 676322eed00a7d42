import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import {
  type Checked,
  compileSite,
  type Finding,
  type FindingFormat,
  formats,
  type SiteModel,
  stableJson,
} from '../compiler/index.ts';
import { systemActor } from '../features/people/model.ts';
import { type PublishOptions, publish } from '../features/playbooks/commands.ts';
import { publishPlaybook } from '../features/playbooks/contract.ts';
import type { Version } from '../features/playbooks/model.ts';
import { openStore } from '../store/store.ts';
import type { Config } from './config.ts';
import { compileFiles, listFolder, readListed, readPlaybookFolder } from './playbook-folder.ts';
import { ask, runningServer } from './remote.ts';

type Print = (text: string) => void;

const hasErrors = (findings: readonly Finding[]) => findings.some((finding) => finding.level === 'error');

export interface CheckedFolder extends Checked {
  readonly site: SiteModel;
}

/** Compiles a folder without rendering its pages. */
export async function checkFolder(folder: string): Promise<CheckedFolder> {
  const listing = await listFolder(folder);
  const files = await readListed(folder, listing);
  const site = compileSite(files, { hash: (text) => hash('sha256', text), otherPaths: listing.others });
  return { site, files, findings: site.findings, folder: fromHere(folder) };
}

/** Prints the findings of a folder. @returns 1 when one of them blocks publishing. */
export async function checkCommand(folder: string, format: FindingFormat, print: Print): Promise<number> {
  const checked = await checkFolder(folder);
  const { site, findings } = checked;
  const text = formats[format](checked).trimEnd();
  if (text !== '') print(text);
  if (format === 'text') print(`${site.pages.length} ${site.pages.length === 1 ? 'page' : 'pages'} read.`);
  return hasErrors(findings) ? 1 : 0;
}

/** The folder as seen from the working directory, which in a build is the root of the repository. */
function fromHere(folder: string): string {
  const path = relative(process.cwd(), folder);
  return (isAbsolute(path) ? folder : path).split(sep).join('/');
}

/** Prints the model of a folder as JSON, the same bytes for the same pages. @returns 1 when it has errors. */
export async function compileCommand(folder: string, out: string | undefined, print: Print): Promise<number> {
  const { site } = await checkFolder(folder);
  const text = stableJson(site);
  if (out === undefined) print(text);
  else await writeFile(out, `${text}\n`);
  return hasErrors(site.findings) ? 1 : 0;
}

/** Publishes a folder, here or through the server that has the data folder open. */
export async function publishCommand(
  folder: string,
  config: Config,
  { json, ...options }: { json: boolean; why: string; accept: readonly string[] },
  print: Print,
): Promise<number> {
  const files = await readPlaybookFolder(folder);
  const server = runningServer(config);
  const version =
    server === undefined
      ? await publishHere(config, files, options)
      : await ask(server, publishPlaybook, { files, ...options, accept: [...options.accept] });
  if (json) print(JSON.stringify(version));
  else print(`Published version ${version.number} of ${version.title}.`);
  return 0;
}

async function publishHere(
  config: Config,
  files: Awaited<ReturnType<typeof readPlaybookFolder>>,
  options: PublishOptions,
): Promise<Version> {
  const compiled = compileFiles(files);
  await using store = await openStore(config.store);
  return await store.system
    .transaction()
    .execute((tx) => publish(tx, systemActor, compiled, options, new Date()));
}
