import { posix } from 'node:path';
import { codes, type Finding, type FindingCode, type PageModel, type SourceFile } from '../compiler/index.ts';
import { checkDefinition, type Surroundings } from '../engine/check-definition.ts';
import { checkModel, type Defect, type DefectKind } from '../engine/check-model.ts';
import type { ProcessDefinition } from '../engine/definition.ts';
import { readDefinition } from '../engine/read-definition.ts';
import { effects } from '../features/cases/effects.ts';
import { facts } from '../features/cases/facts.ts';
import { roles } from '../features/people/model.ts';

const suffix = '.process.yaml';
const kinds: Readonly<Record<DefectKind, FindingCode>> = {
  unreachable: 'PB101-state-unreachable',
  'dead-end': 'PB102-state-without-way-on',
  trap: 'PB103-states-without-end',
  contradiction: 'PB104-ways-contradict',
  never: 'PB105-guard-never-true',
  fails: 'PB106-guard-fails',
  'answer-leads-nowhere': 'PB107-answer-leads-nowhere',
};

const surroundings: Omit<Surroundings, 'page'> = {
  catalogue: facts,
  roles: roles.map(({ id }) => id),
  capabilities: ['csmau:member', 'playbook:publish'],
  effects,
  catalogues: ['csmau-offers'],
};

export interface CheckedProcesses {
  readonly processes: readonly ProcessDefinition[];
  readonly findings: readonly Finding[];
}

/** Reads the process definitions among the files of a site, and checks each with its page and in every world that its guards can tell apart. */
export function checkProcesses(files: readonly SourceFile[], pages: readonly PageModel[]): CheckedProcesses {
  const processes: ProcessDefinition[] = [];
  const findings: Finding[] = [];
  for (const { path, text, unread } of files) {
    if (!path.endsWith(suffix) || unread !== undefined) continue;
    const report = (code: FindingCode, line: number, message: string, hint?: string) =>
      findings.push({
        code,
        level: codes[code],
        path,
        line,
        column: 1,
        message,
        ...(hint === undefined ? {} : { hint }),
      });
    const { definition, problems } = readDefinition(text, path.replace(suffix, '.md'));
    for (const { line, say } of problems) report('PB100-process', line, sentence(say));
    if (definition === null) continue;
    const page = pages.find(
      (one) => one.path === definition.page || one.path === beside(path, definition.page),
    );
    const checked = checkDefinition(definition, {
      ...surroundings,
      page: page === undefined ? null : partsOf(page),
    });
    for (const { line, say } of checked) report('PB100-process', line, sentence(say));
    if (processes.some(({ process }) => process === definition.process))
      report('PB100-process', 1, `Another file defines the process ${definition.process} already.`);
    // What goes wrong with names makes every further finding doubtful.
    if (problems.length + checked.length > 0) continue;
    for (const defect of checkModel(definition, facts))
      report(kinds[defect.kind], defect.line, defect.say, hintOf(defect));
    processes.push({ ...definition, page: page?.path ?? definition.page });
  }
  return { processes, findings };
}

const beside = (path: string, page: string) => posix.join(posix.dirname(path), page);
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const partsOf = ({ steps }: PageModel) => ({
  steps: steps.map(({ anchor }) => anchor),
  tasks: steps.flatMap(({ tasks }) => tasks.map(({ id }) => id)),
});

/** The shortest way there, and a world in which it happens. */
function hintOf({ path, world }: Defect): string | undefined {
  const way = path.length === 0 ? [] : [`Shortest way there: ${path.join(', ')}.`];
  const values = Object.entries({ ...world?.facts, ...world?.answers });
  const told = values.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ');
  const hint = [...way, ...(told === '' ? [] : [`For example with ${told}.`])].join(' ');
  return hint === '' ? undefined : hint;
}
