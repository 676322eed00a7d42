import { checkProcesses } from '../../src/app/check-processes.ts';
import {
  codes,
  codeTitles,
  compileSite,
  type Finding,
  type FindingCode,
  printFindings,
} from '../../src/compiler/index.ts';
import type { Example, Files } from './example.ts';
import { examples } from './examples.ts';

const longest = 3;

/** The findings of an example's site. Files that are no text for the compiler stand among them by name only. */
export function findingsOf(files: Files): readonly Finding[] {
  const all = Object.entries(files).map(([path, text]) => ({ path, text }));
  const isText = ({ path }: { readonly path: string }) => /\.(?:md|ya?ml|json)$/.test(path);
  const otherPaths = all.filter((file) => !isText(file)).map(({ path }) => path);
  const texts = all.filter(isText);
  const { findings, pages } = compileSite(texts, { hash: () => '', otherPaths });
  return [...findings, ...checkProcesses(texts, pages).findings];
}

/** The pages of `docs/findings/`: file name → Markdown. One page a code, and a list of them. */
export function findingPages(): Map<string, string> {
  const pages = new Map([['README.md', listPage()]]);
  for (const [code, example] of examples) pages.set(`${code}.md`, codePage(code, example));
  return pages;
}

function listPage(): string {
  const rows = examples.map(([code, { bad }]) => {
    const fix = findingsOf(bad).some((finding) => finding.code === code && finding.fix) ? '`--fix`' : '';
    return `| [${code}](${code}.md) | ${codes[code]} | ${codeTitles[code]} | ${fix} |`;
  });
  const about =
    'Everything that `uptake playbook check` can find. An error stops publishing, a warning wants a decision, a note only tells. A code is permanent.';
  const use =
    '`--format` prints them as `text`, `json`, `sarif` (2.1.0, for code scanning), `github` (annotations of a workflow) or `markdown` (a report for a pull request), with paths as seen from the working directory. `--watch` checks again after every change and says what is new and what is gone. `--fix` mends in the files what can be mended without changing what a page means, and prints the rest.';
  return `# Findings\n\n${about}\n\n${use}\n\n| code | level | what | mended by |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function codePage(code: FindingCode, { why, bad, good }: Example): string {
  const found = findingsOf(bad).filter((finding) => finding.code === code);
  const files = Object.entries(bad).map(([path, text]) => ({ path, text }));
  const said = printFindings(found, files).split('\n').slice(0, -2).join('\n').trimEnd();
  return [
    `# ${code}`,
    `Level: **${codes[code]}**. ${codeTitles[code]}`,
    why,
    ...(found.some(({ fix }) => fix) ? ['`uptake playbook check --fix` mends it.'] : []),
    '## Bad',
    ...filesOf(bad, good),
    fenced(said, 'text'),
    '## Good',
    ...filesOf(good, bad),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The files that differ between the two sites; of many, the first ones. */
function filesOf(files: Files, others: Files): string[] {
  const changed = Object.entries(files).filter(([path, text]) => others[path] !== text || path === 'plan.md');
  const left = changed.length - longest;
  const shown = changed.slice(0, longest).map(([path, text]) => {
    if (text === '') return `\`${path}\` is there.`;
    return `\`${path}\`\n\n${fenced(text.trimEnd(), /\.ya?ml$/.test(path) ? 'yaml' : 'markdown')}`;
  });
  return left > 0 ? [...shown, `… and ${left} more such files.`] : shown;
}

/** In a fence longer than any inside; what nobody can see is named. */
function fenced(text: string, language: string): string {
  const inner = text.match(/`{3,}/g)?.map((run) => run.length) ?? [];
  const fence = '`'.repeat(Math.max(2, ...inner) + 1);
  const named = text.replace(/[^\P{Cc}\n]|[\u200b\ufeff]/gu, (character) => {
    return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
  });
  return `${fence}${language}\n${named}\n${fence}`;
}
