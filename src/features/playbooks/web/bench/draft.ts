/** A file on the author's bench: a page, a fragment or settings, edited in this browser and nowhere else. */
export interface Draft {
  /** Relative to the playbook's folder; links count from here. */
  readonly path: string;
  /** With line feeds only; what the file has at the ends of its lines comes back when it is saved. */
  readonly text: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** The file begins with a byte order mark. */
  readonly mark: boolean;
  /** Why there is no text, as the end of a sentence: "it is no text in UTF-8". */
  readonly unread?: string;
}

/** Everything on the bench. A change makes a new one; drafts that stayed are the same objects. */
export interface Bench {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Pictures and the like of a folder that was opened, known by their paths only. */
  readonly others: readonly string[];
}

export const emptyBench: Bench = { drafts: new Map(), others: [] };

/** Takes a file's text apart from how it is written on the disk. */
export function readDraft(path: string, text: string): Draft {
  const mark = text.startsWith('\ufeff');
  const first = /\r\n|\n|\r/.exec(text)?.[0];
  const lineEnd = first === '\r\n' || first === '\r' ? first : '\n';
  return { path, text: (mark ? text.slice(1) : text).replace(/\r\n?/g, '\n'), lineEnd, mark };
}

/** The file as it is saved. */
export function fileText({ text, lineEnd, mark }: Draft): string {
  return (mark ? '\ufeff' : '') + (lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd));
}

/** The bench with these drafts; those of the same path give way. */
export function withDrafts(bench: Bench, put: Iterable<Draft>, others: readonly string[] = []): Bench {
  const drafts = new Map(bench.drafts);
  for (const draft of put) drafts.set(draft.path, draft);
  return { drafts, others: [...new Set([...bench.others, ...others])] };
}

export function without(bench: Bench, path: string): Bench {
  const drafts = new Map(bench.drafts);
  drafts.delete(path);
  return { ...bench, drafts };
}

/** What has to be told to who knows `before`: the worker, or this browser's store. */
export function changesOf(before: Bench, after: Bench): { put: Draft[]; removed: string[] } {
  return {
    put: [...after.drafts.values()].filter((draft) => before.drafts.get(draft.path) !== draft),
    removed: [...before.drafts.keys()].filter((path) => !after.drafts.has(path)),
  };
}

/** A path that no draft has: `internal/new-page-2.md`. */
export function freePath({ drafts }: Bench, wanted: string): string {
  if (!drafts.has(wanted)) return wanted;
  const [, stem = wanted, end = ''] = /^(.*?)(\.\w+)?$/.exec(wanted) ?? [];
  for (let number = 2; ; number++) {
    const path = `${stem}-${number}${end}`;
    if (!drafts.has(path)) return path;
  }
}

/** A path as an author types it, tidied; null when it is none: empty, climbing out, or a folder. */
export function tidyPath(written: string): string | null {
  const parts = written
    .trim()
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const path = parts.join('/');
  return path === '' || path.length > 500 || parts.includes('..') || /\/\s*$/.test(written) ? null : path;
}
