import {
  compileSite,
  type Finding,
  fixSite,
  type SiteModel,
  type SourceFile,
  stableJson,
} from '../../src/compiler/index.ts';
import { renderPage } from '../../src/compiler/render.ts';
import { diceOf } from '../support/dice.ts';
import { mutate } from './mutate.ts';

export const path = 'internal/page.md';

const compile = (files: readonly SourceFile[]): SiteModel => compileSite(files, { hash: () => '' });
const siteOf = (text: string): SourceFile[] => [{ path, text }];

/** A case: which page is damaged, and the seed of the damage. */
export interface Case {
  readonly page: number;
  readonly seed: number;
}

export interface Broken extends Case {
  readonly text: string;
  readonly why: string;
  readonly what: readonly string[];
}

/** Damages a page and says which promise of the compiler does not hold for it; undefined when all do. */
export function tryCase(pages: readonly string[], { page, seed }: Case): Broken | undefined {
  const before = pages[page] ?? '';
  const { text, placeOf, what } = mutate(before, diceOf(seed), pages);
  const why = whyBroken(text) ?? whyLost(before, text, placeOf);
  return why === undefined ? undefined : { page, seed, text, why, what };
}

/** What has to hold for any text at all. */
export function whyBroken(text: string): string | undefined {
  try {
    const site = compile(siteOf(text));
    return (
      whyMisplaced(site.findings, text) ??
      (stableJson(compile(siteOf(text))) === stableJson(site) ? undefined : 'two runs differ') ??
      whyUnsafe(site, text) ??
      whyNotMended(text)
    );
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function whyMisplaced(findings: readonly Finding[], text: string): string | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const wrong = findings.find(
    (finding) =>
      finding.path === path &&
      (finding.line < 1 ||
        finding.line > lines.length ||
        finding.column < 1 ||
        finding.column > (lines[finding.line - 1]?.length ?? 0) + 1),
  );
  return wrong && `${wrong.code} stands at ${wrong.line}:${wrong.column}, outside of the page`;
}

// What may run in a browser, in a page that was sanitized.
const unsafe =
  /<(?:script|iframe|object|embed|svg|style|link|meta|form|base)\b|\son\w+\s*=\s*["']|(?:href|src)="\s*(?:javascript|data|vbscript):/i;

function whyUnsafe(site: SiteModel, text: string): string | undefined {
  const html = site.pages.flatMap((page) => renderPage(page, { path, text }).map((section) => section.html));
  const found = html.map((each) => unsafe.exec(each)?.[0]).find((each) => each !== undefined);
  return found && `the rendered page holds ${found}`;
}

function whyNotMended(text: string): string | undefined {
  const once = fixSite(siteOf(text), compile);
  const mended = once.files[0]?.text ?? '';
  const twice = fixSite(siteOf(mended), compile);
  return twice.files[0]?.text === mended ? undefined : 'mending twice is not mending once';
}

/** Every task row that the damage did not touch is still in the model, or a finding names it. */
function whyLost(before: string, text: string, placeOf: readonly (number | null)[]): string | undefined {
  const rowsOf = (site: SiteModel) => site.pages.flatMap((page) => page.steps.flatMap((step) => step.tasks));
  const after = compile(siteOf(text));
  if (after.findings.some(({ code }) => code === 'PB091-file-not-read')) return undefined;
  const found = new Set(rowsOf(after).map(({ id, line }) => `${id} ${line}`));
  for (const { id, line } of rowsOf(compile(siteOf(before)))) {
    const place = placeOf[line - 1];
    if (place === null || place === undefined) continue;
    const now = place + 1;
    if (found.has(`${id} ${now}`)) continue;
    const named = after.findings.some((finding) => finding.line === now || finding.message.includes(id));
    if (!named) return `the row of task ${id} on line ${now} is neither read nor named`;
  }
  return undefined;
}
