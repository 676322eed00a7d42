import type { CheckedSite } from './check.ts';
import { joinLines } from './joined-lines.ts';
import { at, type Line } from './lines.ts';
import type { PageDraft } from './page.ts';
import { onceFor } from './remembering.ts';
import type { Report } from './report.ts';
import { keyOf, plain } from './text.ts';

// Return to step "Select Offers" – in straight or curly quotes, wrapped over lines at most once.
const reference = /\bsteps?\s+["“”]([^"“”\n]{3,120}(?:\n[^"“”\n]{1,120})?)["“”]/gi;

/** PB012: prose that names a step in quotes names one that exists, on this page or on another. */
export function checkStepReferences({ drafts }: CheckedSite, report: Report): void {
  const known = new Set(drafts.flatMap(titleKeys));
  for (const draft of drafts) {
    for (const { name, part, line, index } of references(draft)) {
      if (known.has(keyOf(name))) continue;
      const message = `"${name}" is no heading of this page, nor a step of another.`;
      report('PB012-unknown-step', at(line, index), message, hintFor(name, part, stepWords(draft)));
    }
  }
}

const titleKeys = onceFor(({ reading }: PageDraft) => reading.parts.map((part) => keyOf(part.title)));

const references = onceFor(({ reading }: PageDraft) =>
  reading.parts.flatMap(({ lines }, part) =>
    referencesIn(
      lines.filter((one) => one.hidden === null),
      part,
    ),
  ),
);

interface Reference {
  /** Index of the part it stands in. */
  readonly part: number;
  readonly name: string;
  readonly line: Line;
  readonly index: number;
}

function referencesIn(lines: readonly Line[], part: number): Reference[] {
  if (!lines.some((line) => /["“”]/.test(line.text))) return [];
  const { whole, positionOf } = joinLines(lines.map((line) => line.text));
  return [...whole.matchAll(reference)].flatMap((found) => {
    const quote = found.index + found[0].search(/["“”]/);
    const { row, index } = positionOf(quote + 1);
    const line = lines[row];
    return line === undefined ? [] : [{ name: plain(found[1] ?? ''), part, line, index }];
  });
}

interface StepWords {
  readonly title: string;
  readonly part: number;
  readonly head: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
}

const stepWords = onceFor(({ steps }: PageDraft): StepWords[] =>
  steps.map(({ lines, step, part }) => ({
    title: step.title,
    part,
    head: wordsOf(step.title),
    body: wordsOf([...lines].map((line) => line.text).join(' ')),
  })),
);

/** The two steps of the page that share most with the name: rare words of their titles and texts count most. */
function hintFor(name: string, from: number, steps: readonly StepWords[]): string {
  const others = steps.filter(({ part }) => part !== from);
  const weights = [...wordsOf(name)].map((word) => ({
    word,
    weight: 1 / (1 + others.filter(({ body }) => body.has(word)).length),
  }));
  const scored = others.map(({ title, head, body }) => {
    const score = weights.map(
      ({ word, weight }) => (Number(head.has(word)) + Number(body.has(word))) * weight,
    );
    return { title, score: score.reduce((sum, part) => sum + part, 0) };
  });
  const best = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
  if (best.length === 0) return 'Name a heading of this page as it is written there.';
  return `Did you mean ${best.map(({ title }) => `"${title}"`).join(' or ')}?`;
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = keyOf(text).split(' ');
  return new Set(words.map((word) => word.replace(/s$/, '')).filter((word) => word.length > 2));
}
