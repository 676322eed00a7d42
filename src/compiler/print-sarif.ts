import { codeTitles } from './code-titles.ts';
import { codes, type FindingCode } from './codes.ts';
import type { Finding, Fix } from './model.ts';
import { under } from './paths.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * Findings as SARIF 2.1.0 (OASIS, 2020), which code scanning reads: one run, every code that was found as a rule. Columns count UTF-16
 * units, as the compiler does. `folder` is the site's folder as seen from the root of the repository, empty for the root itself.
 */
export function printFindingsAsSarif(findings: readonly Finding[], folder: string): string {
  const found = new Set(findings.map(({ code }) => code));
  const used = (Object.keys(codes) as FindingCode[]).filter((code) => found.has(code));
  const index = new Map<string, number>(used.map((code, i) => [code, i]));
  const run = {
    tool: { driver: { name: 'Uptake playbook check', rules: used.map(ruleOf) } },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => resultOf(finding, index.get(finding.code) ?? -1, folder)),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function ruleOf(code: FindingCode) {
  return {
    id: code,
    shortDescription: { text: codeTitles[code] },
    defaultConfiguration: { level: codes[code] },
  };
}

function resultOf(finding: Finding, ruleIndex: number, folder: string) {
  const { code, level, path, line, column, message, hint, fix } = finding;
  const artifactLocation = { uri: uriOf(under(folder, path)), uriBaseId: '%SRCROOT%' };
  return {
    ruleId: code,
    ruleIndex,
    level,
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: line, startColumn: column },
        },
      },
    ],
    ...(fix === undefined ? {} : { fixes: [fixOf(fix, artifactLocation)] }),
  };
}

function fixOf({ line, column, was, text }: Fix, artifactLocation: { uri: string; uriBaseId: string }) {
  const gone = was.split('\n');
  const last = gone.at(-1) ?? '';
  const deletedRegion = {
    startLine: line,
    startColumn: column,
    endLine: line + gone.length - 1,
    endColumn: (gone.length === 1 ? column : 1) + last.length,
  };
  return {
    description: { text: 'A safe repair, as "uptake playbook check --fix" makes it.' },
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion, insertedContent: { text } }] }],
  };
}

function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
