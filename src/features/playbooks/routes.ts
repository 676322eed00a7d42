import { codeTitles, diffSites, type FindingCode, type PageModel } from '../../compiler/index.ts';
import { acts, type ReadCall, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { namesOf } from '../people/queries.ts';
import { type Compiled, ownerOfPage, publish, restore } from './commands.ts';
import * as contracts from './contract.ts';
import {
  type AudienceName,
  findingLevels,
  type PageSummary,
  type PlaybookDifference,
  type PlaybookFinding,
  type PlaybookPage,
  type Section,
  type TouchedWork,
  type Version,
} from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import {
  areFindingsKept,
  currentVersion,
  findingCounts,
  findingsOf,
  type PublishedReader,
  pageByPath,
  searchTexts,
  siteOf,
  titlesOf,
  versionByNumber,
  versionsByNumber,
} from './queries.ts';
import { processesOf, readTerms, shownPage, snippetOf } from './rules.ts';

type Files = readonly { readonly path: string; readonly text: string }[];

/** Counts the work that is recorded on tasks; what a change of the playbook means for it. */
export type WorkOn = (db: Db, taskIds: readonly string[]) => Promise<TouchedWork[]>;

/** @param compile turns files into a model; slow for large sites, so it runs before the transaction. */
export function playbookRoutes(
  compile: (files: Files, otherPaths: readonly string[] | undefined) => Promise<Compiled>,
  published: PublishedReader,
  workOn: WorkOn,
): Route<Actor>[] {
  return [
    ...versionRoutes(workOn),
    findingsRoute(),
    reads(contracts.listPages, async (call, { as }) => {
      const { db, who } = seenBy(call, as);
      const row = await currentVersion(db);
      const known = await published(db, who.audience);
      const mayReadFindings = may.readFindings(who, false);
      if (row === undefined || known === undefined)
        return { version: null, phases: [], pages: [], mayReadFindings };
      const names = await namesOf(db, [row.published_by]);
      const version = presentVersion(row, names.get(row.published_by) ?? 'Uptake', who);
      return {
        version,
        phases: [...known.phases],
        pages: known.pages.map(({ model }) => presentSummary(model)),
        mayReadFindings,
      };
    }),
    reads(contracts.readPage, async (call, { path, as }) => {
      const { db, who } = seenBy(call, as);
      const version = await currentVersion(db);
      const page = version && (await pageByPath(db, version.id, path));
      if (version === undefined || page === undefined) throw problems.PAGE_UNKNOWN();
      return presentPage(version, page, await findingsFor(db, who, version, page));
    }),
    reads(contracts.readGraph, async (call, { as }) => {
      const { db, who } = seenBy(call, as);
      const known = await published(db, who.audience);
      const pages = (known?.pages ?? []).map(({ model }) => model);
      return { phases: [...(known?.phases ?? [])], processes: processesOf(pages) };
    }),
    reads(contracts.searchPlaybook, async (call, { q, after, limit, as }) => {
      const { db } = seenBy(call, as);
      const terms = readTerms(q);
      if (terms.length === 0) return { hits: [], total: 0 };
      const { hits, total } = await searchTexts(db, terms, { after, limit });
      return {
        total,
        hits: hits.map(({ tasks, body, ...hit }) => ({
          ...hit,
          snippet: snippetOf(`${body}\n${tasks}`, terms),
        })),
      };
    }),
    acts(contracts.publishPlaybook, async ({ db, who, now }, { files, otherPaths, why, accept }) => {
      if (!may.publish(who)) throw problems.PUBLISHERS_ONLY();
      const compiled = await compile(files, otherPaths);
      return db.transaction().execute((tx) => publish(tx, who, compiled, { why, accept }, now));
    }),
  ];
}

function versionRoutes(workOn: WorkOn): Route<Actor>[] {
  return [
    reads(contracts.listVersions, async (call, { limit, before, as }) => {
      const { db, who } = seenBy(call, as);
      const rows = await versionsByNumber(db, limit + 1, before);
      const versions = await presentVersions(db, rows.slice(0, limit), who);
      return { versions, mayRestore: may.restore(who), more: rows.length > limit };
    }),
    reads(contracts.readDifference, async (call, { from, to, as }) => {
      const { db, who } = seenBy(call, as);
      const older = await versionByNumber(db, from);
      const newer = await versionByNumber(db, to);
      if (older === undefined) throw problems.VERSION_UNKNOWN(from);
      if (newer === undefined) throw problems.VERSION_UNKNOWN(to);
      const [before, after] = [
        await siteOf(db, older.id, who.audience, newer.id),
        await siteOf(db, newer.id, who.audience, older.id),
      ];
      const difference = diffSites(before, after);
      const [was, is] = await presentVersions(db, [older, newer], who);
      if (was === undefined || is === undefined) throw problems.VERSION_UNKNOWN(to);
      const ids = difference.tasks.map(({ id }) => id);
      const work = who.audience === 'internal' ? await workOn(db, ids) : null;
      return { from: was, to: is, difference: structuredClone(difference) as PlaybookDifference, work };
    }),
    writes(contracts.restoreVersion, ({ tx, who, now }, cmd) => restore(tx, who, cmd, now)),
  ];
}

/**
 * On whose behalf a question is answered: the same person, but for the audience that was asked for, under the same row security.
 * @throws AUDIENCE_NOT_YOURS.
 */
function seenBy(
  { db, who, dbOf }: ReadCall<Actor>,
  as: AudienceName | undefined,
): Pick<ReadCall<Actor>, 'db' | 'who'> {
  if (as === undefined || as === who.audience) return { db, who };
  if (!may.seeAs(who, as)) throw problems.AUDIENCE_NOT_YOURS();
  const seer = { ...who, audience: as };
  return { db: dbOf(seer), who: seer };
}

function findingsRoute(): Route<Actor> {
  return reads(contracts.readFindings, async ({ db, who }, { version: number, after, limit, ...filters }) => {
    const version = number === undefined ? await currentVersion(db) : await versionByNumber(db, number);
    const { path } = filters;
    const page = version && path !== undefined ? await pageByPath(db, version.id, path) : undefined;
    const owns = page !== undefined && (await isOwner(db, who, page.model as PageModel));
    if (!may.readFindings(who, owns)) throw problems.FINDINGS_NOT_YOURS();
    if (version === undefined) throw problems.VERSION_UNKNOWN(number ?? 1);
    const { rows, total } = await findingsOf(db, version.id, filters, { after, limit: limit + 1 });
    // Who publishes chooses among all files; an owner knows of this one only.
    const counts = await findingCounts(db, version.id, may.readFindings(who, false) ? undefined : path);
    const pages = new Map((await titlesOf(db, version.id)).map((row) => [row.path, row.title]));
    return {
      number: version.number,
      kept: await areFindingsKept(db, version),
      findings: rows.slice(0, limit).map(presentFinding),
      total,
      more: rows.length > limit,
      levels: findingLevels.map((level) => ({ level, count: sumOf(counts, 'level', level) })),
      codes: [...new Set(counts.map(({ code }) => code))]
        .sort()
        .map((code) => ({ code, title: titleOf(code), count: sumOf(counts, 'code', code) })),
      paths: [...new Set(counts.map((row) => row.path))].map((path) => {
        return { path, title: pages.get(path) ?? null, count: sumOf(counts, 'path', path) };
      }),
    };
  });
}

type Counted = Awaited<ReturnType<typeof findingCounts>>;
type FindingRow = Awaited<ReturnType<typeof findingsOf>>['rows'][number];

function sumOf(counts: Counted, column: 'level' | 'code' | 'path', value: string): number {
  return counts.filter((row) => row[column] === value).reduce((sum, { count }) => sum + Number(count), 0);
}

/** What a code stands for; one that has gone since stands for itself. */
const titleOf = (code: string) => codeTitles[code as FindingCode] ?? code;

function presentFinding(row: FindingRow): PlaybookFinding {
  const { place, code, path, line, message, hint, anchor, heading } = row;
  const level = row.level as PlaybookFinding['level'];
  return { place, code, title: titleOf(code), level, path, line, message, hint, anchor, heading };
}

async function isOwner(db: Db, who: Actor, model: PageModel): Promise<boolean> {
  return (await ownerOfPage(db, model)).person?.id === who.person;
}

/** How many findings a page has, for who may read them. */
async function findingsFor(
  db: Db,
  who: Actor,
  version: VersionRow,
  page: PageRow,
): Promise<PlaybookPage['findings']> {
  const allowed =
    may.readFindings(who, false) ||
    (may.readFindings(who, true) && (await isOwner(db, who, page.model as PageModel)));
  if (!allowed) return null;
  const counts = await findingCounts(db, version.id, page.path);
  const [error = 0, warning = 0, note = 0] = findingLevels.map((level) => sumOf(counts, 'level', level));
  return { kept: await areFindingsKept(db, version), error, warning, note };
}

async function presentVersions(db: Db, rows: readonly VersionRow[], who: Actor): Promise<Version[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.published_by),
  );
  return rows.map((row) => presentVersion(row, names.get(row.published_by) ?? 'Uptake', who));
}

type VersionRow = NonNullable<Awaited<ReturnType<typeof currentVersion>>>;
type PageRow = NonNullable<Awaited<ReturnType<typeof pageByPath>>>;

/**
 * Findings, the hash of the whole and the reason for publishing speak of internal pages too, and who published is one of the organisation: a
 * partner is told none of it.
 */
function presentVersion(row: VersionRow, publishedBy: string, { audience }: Actor): Version {
  const { number, title } = row;
  const shown =
    audience === 'internal'
      ? { hash: row.hash, why: row.why, publishedBy, findings: row.findings as Version['findings'] }
      : { hash: '', why: '', publishedBy: 'Uptake', findings: { error: 0, warning: 0, note: 0 } };
  return { number, title, publishedAt: row.published_at.toISOString(), ...shown };
}

function presentSummary({ path, title, kind, phases, audiences, steps }: PageModel): PageSummary {
  const shown = steps.map(({ title, anchor }) => ({ title, anchor }));
  return { path, title, kind, phases: [...phases], audiences: [...audiences], steps: shown };
}

function presentPage(version: VersionRow, row: PageRow, findings: PlaybookPage['findings']): PlaybookPage {
  return {
    ...shownPage(row.model as PageModel),
    path: row.path,
    title: row.title,
    number: row.number,
    version: { number: version.number, publishedAt: version.published_at.toISOString() },
    phases: row.phases,
    audiences: row.audiences,
    sections: row.sections as Section[],
    findings,
  };
}
