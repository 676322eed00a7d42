/**
 * The playbook compiler: Markdown pages → findings and a model of the work. Pure and without Node: it runs the same in the server, in a
 * browser's worker and in a test.
 *
 * ```ts
 * const site = compileSite(files, { hash: sha256 });
 * ```
 *
 * Rendering pages is a door of its own, `./render.ts`: only it parses CommonMark, and who only checks need not load that.
 */
export type { AliasTable } from './aliases.ts';
export { codeTitles } from './code-titles.ts';
export { codes, type FindingCode } from './codes.ts';
export { type CompileOptions, compileSite, createCompiler, longestPage } from './compile.ts';
export type * from './diff-model.ts';
export { diffSites } from './diff-sites.ts';
export { type Fixed, fixSite } from './fixes.ts';
export type { FindText } from './includes.ts';
export type * from './model.ts';
export { siteSchema } from './model.ts';
export { type Checked, type FindingFormat, formats } from './print.ts';
export { printDifference, type WordMarks } from './print-difference.ts';
export {
  countByLevel,
  countLine,
  printFinding,
  printFindings,
  printFindingsAsJson,
} from './print-findings.ts';
export { filesOfPage } from './reading.ts';
export { defaultSettings, type SiteSettings } from './settings.ts';
export { stableJson } from './stable-json.ts';
