import type { Finding, FindingLevel } from './model.ts';
import { under } from './paths.ts';
import { countLine } from './print-findings.ts';

const names = { error: 'Error', warning: 'Warning', note: 'Note' } as const;
const order: readonly FindingLevel[] = ['error', 'warning', 'note'];

/**
 * Findings as a build report of a documentation site: a table with the state of each file that has one, then the findings file by file.
 * Made for a comment on a pull request. `folder` as for GitHub.
 */
export function printFindingsAsMarkdown(findings: readonly Finding[], folder: string): string {
  if (findings.length === 0) return '### Playbook check: passed\n\nNo findings.\n';
  const files = [...Map.groupBy(findings, ({ path }) => under(folder, path))];
  const rows = files.map(([path, own]) => `| ${text(path)} | ${names[worst(own)]} | ${countLine(own)} |`);
  const lists = files.map(
    ([path, own]) => `#### ${text(path)}\n\n${own.map((one) => `${item(one)}\n`).join('')}`,
  );
  const table = ['| File | Status | Findings |', '| --- | --- | --- |', ...rows].join('\n');
  const head = `### Playbook check: ${names[worst(findings)].toLowerCase()}s`;
  return [head, countLine(findings), table, ...lists].join('\n\n');
}

function worst(findings: readonly Finding[]): FindingLevel {
  return order.find((level) => findings.some((finding) => finding.level === level)) ?? 'note';
}

function item({ line, column, level, code, message, hint }: Finding): string {
  const more = hint === undefined ? '' : ` ${text(hint)}`;
  return `- **Line ${line}, column ${column}**: [${names[level]}: ${code}] ${text(message)}${more}`;
}

/** A finding quotes pages: nothing of them may become a link, a mention, HTML or another cell of the table. */
function text(written: string): string {
  return written
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//');
}
