import { longestPage } from '../../../../compiler/index.ts';
import { type Bench, type Draft, readDraft } from './draft.ts';

/** A file that somebody dropped or chose, with its path below what was chosen. */
export interface Offered {
  readonly path: string;
  readonly file: Pick<File, 'size' | 'arrayBuffer'>;
}

export interface TakenIn {
  readonly drafts: readonly Draft[];
  /** Paths of files that are neither pages nor settings. */
  readonly others: readonly string[];
  /** How many pages there was no room for. */
  readonly noRoom: number;
}

/** What a browser can hold without trouble, and more than a playbook has; the screen says it in words. */
export const mostDrafts = 3000;
export const mostCharacters = 60_000_000;

const hasText = /(?:\.(?:md|ya?ml)|(?:^|\/)docfx\.json)$/i;
// Never pages, and far too many files to look at.
const skipped = /(?:^|\/)(?:\.git|node_modules)\//;

/** Reads what was offered, as far as there is room on the bench. Nothing that is no text becomes text: it would be damaged. */
export async function takeIn(offered: readonly Offered[], bench: Bench): Promise<TakenIn> {
  const files = offered.filter(({ path }) => !skipped.test(path));
  const drafts: Draft[] = [];
  let characters = [...bench.drafts.values()].reduce((sum, { text }) => sum + text.length, 0);
  let noRoom = 0;
  for (const { path, file } of files) {
    if (!hasText.test(path)) continue;
    const isNew = !bench.drafts.has(path);
    if (isNew && bench.drafts.size + drafts.length >= mostDrafts) noRoom++;
    else if (characters + file.size > mostCharacters && file.size <= longestPage) noRoom++;
    else {
      const draft = await readText(path, file);
      characters += draft.text.length;
      drafts.push(draft);
    }
  }
  const others = files.map(({ path }) => path).filter((path) => !hasText.test(path));
  return { drafts, others, noRoom };
}

async function readText(path: string, file: Offered['file']): Promise<Draft> {
  const left = (unread: string): Draft => ({ ...readDraft(path, ''), unread });
  if (file.size > longestPage) return left(`it is ${Math.round(file.size / 1e6)} MB long`);
  try {
    const bytes = await file.arrayBuffer();
    return readDraft(path, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return left(error instanceof TypeError ? 'it is no text in UTF-8' : "it can't be read");
  }
}

/**
 * Where a single file belongs that came without its folder: in the place of the one published page of its name. Nothing is guessed when
 * there are several.
 */
export function placeOf(path: string, published: readonly { readonly path: string }[]): string {
  if (path.includes('/')) return path;
  const same = published.filter((page) => page.path === path || page.path.endsWith(`/${path}`));
  return same.length === 1 && same[0] ? same[0].path : path;
}
