import type { Finding, SourceFile } from './model.ts';
import { printFindings, printFindingsAsJson } from './print-findings.ts';
import { printFindingsForGithub } from './print-github.ts';
import { printFindingsAsMarkdown } from './print-markdown.ts';
import { printFindingsAsSarif } from './print-sarif.ts';

/** What a format needs of a checked site. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly files: readonly SourceFile[];
  /** The site's folder as seen from where the reader of the output stands (`docs/playbooks`), empty for that place itself. */
  readonly folder: string;
}

/** The formats of findings by name; each gives whole lines. */
export const formats = {
  text: ({ findings, files }: Checked) => printFindings(findings, files),
  json: ({ findings }: Checked) => printFindingsAsJson(findings),
  sarif: ({ findings, folder }: Checked) => printFindingsAsSarif(findings, folder),
  github: ({ findings, folder }: Checked) => printFindingsForGithub(findings, folder),
  markdown: ({ findings, folder }: Checked) => printFindingsAsMarkdown(findings, folder),
} as const;

export type FindingFormat = keyof typeof formats;
