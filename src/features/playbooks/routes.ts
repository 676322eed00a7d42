import { diffSites, type PageModel } from '../../compiler/index.ts';
import { acts, type ReadCall, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { namesOf } from '../people/queries.ts';
import { type Compiled, publish, restore } from './commands.ts';
import * as contracts from './contract.ts';
import type {
  AudienceName,
  PageSummary,
  PlaybookDifference,
  PlaybookPage,
  Section,
  TouchedWork,
  Version,
} from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import {
  currentVersion,
  type PublishedReader,
  pageByPath,
  searchTexts,
  siteOf,
  versionByNumber,
  versionsByNumber,
} from './queries.ts';
import { processesOf, readTerms, shownPage, snippetOf } from './rules.ts';

type Files = readonly { readonly path: string; readonly text: string }[];

/** Counts the work that is recorded on tasks; what a change of the playbook means for it. */
export type WorkOn = (db: Db, taskIds: readonly string[]) => Promise<TouchedWork[]>;

/** @param compile turns files into a model; slow for large sites, so it runs before the transaction. */
export function playbookRoutes(
  compile: (files: Files) => Promise<Compiled>,
  published: PublishedReader,
  workOn: WorkOn,
): Route<Actor>[] {
  return [
    ...versionRoutes(workOn),
    reads(contracts.listPages, async (call, { as }) => {
      const { db, who } = seenBy(call, as);
      const row = await currentVersion(db);
      const known = await published(db, who.audience);
      if (row === undefined || known === undefined) return { version: null, phases: [], pages: [] };
      const names = await namesOf(db, [row.published_by]);
      const version = presentVersion(row, names.get(row.published_by) ?? 'Uptake', who);
      return {
        version,
        phases: [...known.phases],
        pages: known.pages.map(({ model }) => presentSummary(model)),
      };
    }),
    reads(contracts.readPage, async (call, { path, as }) => {
      const { db } = seenBy(call, as);
      const version = await currentVersion(db);
      const page = version && (await pageByPath(db, version.id, path));
      if (version === undefined || page === undefined) throw problems.PAGE_UNKNOWN();
      return presentPage(version, page);
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
    acts(contracts.publishPlaybook, async ({ db, who, now }, { files, why, accept }) => {
      if (!may.publish(who)) throw problems.PUBLISHERS_ONLY();
      const compiled = await compile(files);
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
        await siteOf(db, older.id, who.audience),
        await siteOf(db, newer.id, who.audience),
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

async function presentVersions(db: Db, rows: readonly VersionRow[], who: Actor): Promise<Version[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.published_by),
  );
  return rows.map((row) => presentVersion(row, names.get(row.published_by) ?? 'Uptake', who));
}

type VersionRow = NonNullable<Awaited<ReturnType<typeof currentVersion>>>;
type PageRow = NonNullable<Awaited<ReturnType<typeof pageByPath>>>;

/** Findings and the reason for publishing speak of internal pages too, so a partner is told neither. */
function presentVersion(row: VersionRow, publishedBy: string, { audience }: Actor): Version {
  const { number, title, hash } = row;
  const internal = audience === 'internal';
  const findings = internal ? (row.findings as Version['findings']) : { error: 0, warning: 0, note: 0 };
  const why = internal ? row.why : '';
  return { number, title, hash, publishedAt: row.published_at.toISOString(), publishedBy, why, findings };
}

function presentSummary({ path, title, kind, phases, audiences, steps }: PageModel): PageSummary {
  const shown = steps.map(({ title, anchor }) => ({ title, anchor }));
  return { path, title, kind, phases: [...phases], audiences: [...audiences], steps: shown };
}

function presentPage(version: VersionRow, row: PageRow): PlaybookPage {
  return {
    ...shownPage(row.model as PageModel),
    path: row.path,
    title: row.title,
    number: row.number,
    version: { number: version.number, publishedAt: version.published_at.toISOString() },
    phases: row.phases,
    audiences: row.audiences,
    sections: row.sections as Section[],
  };
}
