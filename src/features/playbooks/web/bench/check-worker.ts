import type { SourceFile } from '../../../../compiler/index.ts';
import { type CheckedDrafts, checkDrafts, mendDrafts, type Surroundings, showDraft } from './check-drafts.ts';
import type { FromWorker, ToWorker } from './check-messages.ts';

// Runs beside the page, so that typing never waits for the compiler. It keeps the drafts: what comes over is what has changed.
const drafts = new Map<string, SourceFile>();
let around: Surroundings = { published: null, others: null };
let checked: CheckedDrafts | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'drafts') {
    for (const path of data.removed) drafts.delete(path);
    for (const file of data.put) drafts.set(file.path, file);
    checked = undefined;
  } else if (data.kind === 'around') {
    around = data.around;
    checked = undefined;
  } else if (data.kind === 'mend') {
    const { files, fixed } = mendDrafts([...drafts.values()], around);
    say({ kind: 'mended', revision: data.revision, files, count: fixed.length });
  } else {
    // Findings first: a page that takes long to show must not keep them back.
    if (checked === undefined) {
      checked = checkDrafts([...drafts.values()], around);
      const { findings, leftOut } = checked;
      say({ kind: 'findings', revision: data.revision, findings, leftOut });
    }
    const page = data.open === null ? null : showDraft(checked, drafts, data.open);
    say({ kind: 'page', revision: data.revision, path: data.open, page });
  }
});

function say(message: FromWorker): void {
  postMessage(message);
}
