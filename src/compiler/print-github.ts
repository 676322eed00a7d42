import type { Finding, FindingLevel } from './model.ts';
import { under } from './paths.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;
const order: readonly FindingLevel[] = ['error', 'warning', 'note'];

/**
 * Findings as workflow commands, which GitHub shows beside the changed lines. It shows only the first ten of a level, so the errors come
 * first. `folder` is the site's folder as seen from the root of the repository, empty for the root itself.
 */
export function printFindingsForGithub(findings: readonly Finding[], folder: string): string {
  const sorted = findings.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return sorted.map((finding) => `${commandOf(finding, folder)}\n`).join('');
}

function commandOf({ level, path, line, column, code, message, hint }: Finding, folder: string): string {
  const place = `file=${property(under(folder, path))},line=${line},col=${column},title=${property(code)}`;
  return `::${commands[level]} ${place}::${data(hint === undefined ? message : `${message}\n${hint}`)}`;
}

/** What stands for itself in a command's message; the rest would end it or begin another. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
