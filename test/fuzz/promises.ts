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

/** A damaged page, and the task rows that the damage did not touch. */
export interface Damaged {
  /** Names of the damage. */
  readonly what: readonly string[];
  readonly text: string;
  /** With their 1-based lines in the damaged page. */
  readonly rows: readonly { readonly id: string; readonly line: number }[];
}

/** Damages a page; the same seed gives the same damage. @param others pages that blocks are taken from. */
export function damage(before: string, seed: number, others: readonly string[]): Damaged {
  const { text, placeOf, what } = mutate(before, diceOf(seed), others);
  const rows = tasksOf(before).flatMap(({ id, line }) => {
    const place = placeOf[line - 1];
    return place === null || place === undefined ? [] : [{ id, line: place + 1 }];
  });
  return { what, text, rows };
}

const known = new Map<string, readonly { readonly id: string; readonly line: number }[]>();

function tasksOf(text: string) {
  const before = known.get(text);
  if (before !== undefined) return before;
  const tasks = tasksIn(compile(siteOf(text)));
  known.set(text, tasks);
  return tasks;
}

const tasksIn = (site: SiteModel) => site.pages.flatMap((page) => page.steps.flatMap((step) => step.tasks));

/** Which promise of the compiler does not hold for this page; undefined when all do. @param thorough compares two runs, too. */
export function whyBroken({ text, rows }: Damaged, thorough = true): string | undefined {
  try {
    const site = compile(siteOf(text));
    return (
      whyMisplaced(site.findings, text) ??
      whyLost(site, rows) ??
      whyUnsafe(site, text) ??
      whyNotMended(site, text) ??
      (thorough && stableJson(compile(siteOf(text))) !== stableJson(site) ? 'two runs differ' : undefined)
    );
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function whyMisplaced(findings: readonly Finding[], text: string): string | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const isOutside = ({ line, column }: Finding) =>
    line < 1 || line > lines.length || column < 1 || column > (lines[line - 1]?.length ?? 0) + 1;
  const wrong = findings.find((finding) => finding.path === path && isOutside(finding));
  return wrong && `${wrong.code} stands at ${wrong.line}:${wrong.column}, outside of the page`;
}

/** Every row is in the model, or a finding names it; a page that is no text is named as a whole. */
function whyLost(site: SiteModel, rows: Damaged['rows']): string | undefined {
  const { findings } = site;
  if (findings.some(({ code }) => code === 'PB091-file-not-read')) return undefined;
  const read = new Set(tasksIn(site).map(({ id, line }) => `${id} ${line}`));
  const lost = rows.find(
    ({ id, line }) =>
      !read.has(`${id} ${line}`) &&
      !findings.some((finding) => finding.line === line || finding.message.includes(id)),
  );
  return lost && `the row of task ${lost.id} on line ${lost.line} is neither read nor named`;
}

// What may run in a browser, in a page that was sanitized.
const unsafe =
  /<(?:script|iframe|object|embed|svg|style|link|meta|form|base)\b|\son\w+\s*=\s*["']|(?:href|src)="\s*(?:javascript|data|vbscript):/i;

function whyUnsafe(site: SiteModel, text: string): string | undefined {
  const html = site.pages.flatMap((page) => renderPage(page, { path, text }).map((section) => section.html));
  const found = html.map((each) => unsafe.exec(each)?.[0]).find((each) => each !== undefined);
  return found && `the rendered page holds ${found}`;
}

function whyNotMended(site: SiteModel, text: string): string | undefined {
  if (!site.findings.some(({ fix }) => fix !== undefined)) return undefined;
  const mended = fixSite(siteOf(text), compile).files[0]?.text ?? '';
  const again = fixSite(siteOf(mended), compile).files[0]?.text;
  return again === mended ? undefined : 'mending twice is not mending once';
}
