import type { CheckedSite } from './check.ts';
import { at } from './lines.ts';
import type { PageDraft } from './page.ts';
import { longPassage, type Passage } from './passages.ts';
import { lineAt, type Prose, proseOf } from './prose.ts';
import type { Report } from './report.ts';
import { stemOf } from './site-index.ts';
import { plain } from './text.ts';

/**
 * PB064: a page that is not for internal people says nothing at length, word for word, that else stands only on internal pages. What another
 * page for partners says as well, alone or beside internal people, is no secret; nor is what the page's own internal edition says, for the
 * two are written together. Text that a page includes counts as said on it, and is never reported.
 */
export function checkQuotes(site: CheckedSite, report: Report): void {
  const { quotes, drafts } = site;
  if (quotes.of.size === 0) return;
  const readers = countReaders(quotes.sources, quotes.of.values());
  for (const draft of drafts) {
    if (draft.page.audiences.includes('internal')) continue;
    let end = 0;
    for (const passage of quotes.of.get(draft.page.path) ?? []) {
      if (passage.from < end) continue;
      const secret = secretPart(passage, readers[passage.source] ?? new Uint16Array());
      if (secret === null || isFamiliar(draft, secret, site)) continue;
      end = passage.to;
      sayQuoted(draft, secret, quotes.sources[secret.source] as Prose, report);
    }
  }
}

/** How many pages for others share each word of each internal page; one that says it twice is one. */
function countReaders(sources: readonly Prose[], of: Iterable<readonly Passage[]>): Uint16Array[] {
  const counts = sources.map(({ words }) => new Uint16Array(words.length));
  const mine = sources.map(({ words }) => new Uint8Array(words.length));
  for (const passages of of) {
    for (const { source, at: start, from, to } of passages) mine[source]?.fill(1, start, start + to - from);
    for (const { source, at: start, from, to } of passages) {
      const [count, own] = [counts[source] as Uint16Array, mine[source] as Uint8Array];
      for (let i = start; i < start + to - from; i++) {
        if (own[i] === 1 && (count[i] ?? 0) < 2) count[i] = (count[i] ?? 0) + 1;
        own[i] = 0;
      }
    }
  }
  return counts;
}

/** The longest part of a passage that no other page for partners says; null when that is short. */
function secretPart({ from, to, source, at: start }: Passage, readers: Uint16Array): Passage | null {
  let best = 0;
  let bestAt = 0;
  let run = 0;
  for (let i = 0; i < to - from; i++) {
    run = (readers[start + i] ?? 0) < 2 ? run + 1 : 0;
    if (run > best) [best, bestAt] = [run, i + 1 - run];
  }
  if (best < Math.min(longPassage, to - from)) return null;
  return { from: from + bestAt, to: from + bestAt + best, source, at: start + bestAt };
}

/** The page includes it, or its internal edition says the same. */
function isFamiliar(draft: PageDraft, { from, to }: Passage, { index }: CheckedSite): boolean {
  const { page } = draft;
  const own = proseOf(draft);
  if (lineAt(own, from)?.path !== page.path) return true;
  const editions = index.names.byStem.get(stemOf(page.path, index.names.settings)) ?? [];
  return editions.some((path) => {
    const edition = path === page.path ? undefined : index.draftOf(path);
    return edition !== undefined && holds(proseOf(edition).words, own.words.subarray(from, to));
  });
}

function holds(words: Int32Array, wanted: Int32Array): boolean {
  for (let at = words.indexOf(wanted[0] ?? 0); at >= 0; at = words.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((word, i) => words[at + i] === word)) return true;
  }
  return false;
}

function sayQuoted(draft: PageDraft, { from, to, at: start }: Passage, source: Prose, report: Report): void {
  const line = lineAt(proseOf(draft), from);
  const there = lineAt(source, start);
  if (line === undefined || there === undefined) return;
  const text = plain(line.text);
  const shown = text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text;
  const place = `${there.path}:${there.number}`;
  const audience = draft.page.audiences.join(' and ');
  const message = `This page is for ${audience}; "${shown}" (${to - from} words in a row) stands word for word in ${place}, and on no other page for ${audience}.`;
  report(
    'PB064-internal-quoted',
    at(line),
    message,
    'Say it in other words, take it out, or say it on a page for both.',
  );
}
