import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import {
  type Checked,
  createCompiler,
  type Finding,
  type FindingFormat,
  formats,
  type SiteModel,
  stableJson,
} from '../compiler/index.ts';
import { checkProcesses } from './check-processes.ts';
import { createFolderReader, listFolder } from './playbook-folder.ts';

type Print = (text: string) => void;

const hasErrors = (findings: readonly Finding[]) => findings.some((finding) => finding.level === 'error');

export interface CheckedFolder extends Checked {
  readonly site: SiteModel;
}

const sha256 = (text: string) => hash('sha256', text);

/** Compiles a folder without rendering its pages. */
export async function checkFolder(folder: string): Promise<CheckedFolder> {
  return createFolderCheck(folder)();
}

/** Checks the same folder again and again; each time after the first takes as long as what has changed since. */
export function createFolderCheck(folder: string): () => Promise<CheckedFolder> {
  const read = createFolderReader(folder);
  const compile = createCompiler();
  return async () => {
    const listing = await listFolder(folder);
    const files = await read(listing);
    const pages = compile(files, { hash: sha256, otherPaths: listing.others });
    const findings = [...pages.findings, ...checkProcesses(files, pages.pages).findings];
    return { site: { ...pages, findings }, files, findings, folder: fromHere(folder) };
  };
}

/** Prints the findings of a folder. @returns 1 when one of them blocks publishing. */
export async function checkCommand(folder: string, format: FindingFormat, print: Print): Promise<number> {
  const checked = await checkFolder(folder);
  const { site, findings } = checked;
  const text = formats[format](checked).trimEnd();
  if (text !== '') print(text);
  if (format === 'text') {
    const mendable = findings.filter(({ fix }) => fix !== undefined).length;
    const more = mendable === 0 ? '' : ` ${mendable} of the findings can be mended with --fix.`;
    print(`${site.pages.length} ${site.pages.length === 1 ? 'page' : 'pages'} read.${more}`);
  }
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
