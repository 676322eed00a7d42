import type { CheckedSite } from './checks.ts';
import type { Line } from './lines.ts';
import type { PageDraft } from './page.ts';
import type { Part } from './reading.ts';
import type { Report } from './report.ts';
import { keyOf, plain } from './text.ts';

// Return to step "Select Offers" – in straight or curly quotes, wrapped over lines at most once.
const reference = /\bsteps?\s+["“”]([^"“”\n]{3,120}(?:\n[^"“”\n]{1,120})?)["“”]/gi;

/** PB012: prose that names a step in quotes names one that exists, on this page or on another. */
export function checkStepReferences(site: CheckedSite, report: Report): void {
  const known = new Set(site.drafts.flatMap(({ reading }) => reading.parts.map((part) => keyOf(part.title))));
  for (const draft of site.drafts) {
    for (const part of draft.reading.parts) {
      for (const { name, line, index } of referencesIn(part.lines.filter((l) => l.hidden === null))) {
        if (known.has(keyOf(name))) continue;
        const message = `"${name}" is no heading of this page, nor a step of another.`;
        report(
          'PB012-unknown-step',
          { path: line.path, line: line.number, column: index + 1 },
          message,
          hintFor(name, draft, part),
        );
      }
    }
  }
}

function referencesIn(lines: readonly Line[]): { name: string; line: Line; index: number }[] {
  const whole = lines.map((line) => line.text).join('\n');
  return [...whole.matchAll(reference)].flatMap((found) => {
    const before = whole.slice(0, found.index).split('\n');
    const quote = found[0].search(/["“”]/);
    const line = lines[before.length - 1 + found[0].slice(0, quote).split('\n').length - 1];
    const index = (before.at(-1)?.length ?? 0) + quote + 1;
    return line === undefined
      ? []
      : [{ name: plain((found[1] ?? '').replace(/\s*\n\s*/g, ' ')), line, index }];
  });
}

/** The two steps of the page that share most with the name: rare words of their titles and texts count most. */
function hintFor(name: string, draft: PageDraft, from: Part): string {
  const titles = draft.steps.filter(({ part }) => draft.reading.parts[part] !== from);
  const texts = titles.map(({ lines, step }) => ({
    title: step.title,
    head: wordsOf(step.title),
    body: wordsOf([...lines].map((line) => line.text).join(' ')),
  }));
  const wanted = [...wordsOf(name)];
  const weight = (word: string): number => 1 / (1 + texts.filter(({ body }) => body.has(word)).length);
  const scored = texts.map(({ title, head, body }) => ({
    title,
    score: wanted.reduce(
      (sum, word) => sum + (head.has(word) ? weight(word) : 0) + (body.has(word) ? weight(word) : 0),
      0,
    ),
  }));
  const best = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
  if (best.length === 0) return 'Name a heading of this page as it is written there.';
  return `Did you mean ${best.map(({ title }) => `"${title}"`).join(' or ')}?`;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    keyOf(text)
      .split(' ')
      .map((word) => word.replace(/s$/, ''))
      .filter((word) => word.length > 2),
  );
}
