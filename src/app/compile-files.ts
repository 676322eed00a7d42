import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { compileSite, type PageModel, type SourceFile } from '../compiler/index.ts';
import { type RenderedSection, renderPage } from '../compiler/render.ts';
import type { Compiled } from '../features/playbooks/commands.ts';
import { checkProcesses } from './check-processes.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Compiles files into what publishing stores, on this thread.
 * @param otherPaths paths of pictures and the like; without them links to files are believed.
 */
export function compileFiles(files: readonly SourceFile[], otherPaths?: readonly string[]): Compiled {
  const pages = compileSite(files, otherPaths === undefined ? { hash } : { hash, otherPaths });
  const { processes, findings } = checkProcesses(files, pages.pages);
  const site = { ...pages, findings: [...pages.findings, ...findings] };
  return { site, processes, sections: renderFiles(site.pages, files) };
}

/** What readers read on pages that were compiled from these files, by path. */
export function renderFiles(
  pages: readonly PageModel[],
  files: readonly SourceFile[],
): Map<string, readonly RenderedSection[]> {
  const texts = new Map(files.map((file) => [file.path, file]));
  const sections = new Map<string, readonly RenderedSection[]>();
  for (const page of pages) {
    const file = texts.get(page.path);
    if (file === undefined) continue;
    const rendered = renderPage(page, file, (path) => texts.get(path)?.text);
    sections.set(page.path, rendered);
  }
  return sections;
}

/** The same on a thread of its own: a site of a thousand pages takes seconds, and the server has others to answer. */
export async function compileAside(
  files: readonly SourceFile[],
  otherPaths?: readonly string[],
): Promise<Compiled> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
    workerData: { files, otherPaths },
  });
  try {
    return await new Promise<Compiled>((resolve, reject) => {
      // Under `node --watch` the runtime sends messages of its own over the same port.
      worker.on('message', (message: Compiled | object) => {
        if ('site' in message) resolve(message);
      });
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
