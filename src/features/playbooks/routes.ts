import { diffSites, type PageModel } from '../../compiler/index.ts';
import { acts, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { namesOf } from '../people/queries.ts';
import { type Compiled, publish, restore } from './commands.ts';
import * as contracts from './contract.ts';
import type {
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
  siteOf,
  versionByNumber,
  versionsByNumber,
} from './queries.ts';

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
    reads(contracts.listPages, async ({ db, who }) => {
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
    reads(contracts.readPage, async ({ db }, { path }) => {
      const version = await currentVersion(db);
      const page = version && (await pageByPath(db, version.id, path));
      if (version === undefined || page === undefined) throw problems.PAGE_UNKNOWN();
      return presentPage(version, page);
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
    reads(contracts.listVersions, async ({ db, who }, { limit, before }) => {
      const rows = await versionsByNumber(db, limit + 1, before);
      const versions = await presentVersions(db, rows.slice(0, limit), who);
      return { versions, mayRestore: may.restore(who), more: rows.length > limit };
    }),
    reads(contracts.readDifference, async ({ db, who }, { from, to }) => {
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
  const model = row.model as PageModel;
  return {
    path: row.path,
    title: row.title,
    number: row.number,
    version: { number: version.number, publishedAt: version.published_at.toISOString() },
    phases: row.phases,
    audiences: row.audiences,
    owner: model.programManagers[0] ?? model.owner,
    date: model.date,
    sections: row.sections as Section[],
    steps: model.steps.map(({ title, anchor, roles, services, tasks }) => ({
      title,
      anchor,
      roles: [...roles],
      services: [...services],
      tasks: tasks.map(({ id, name, mandatory, roles, services }) => ({
        id,
        name,
        mandatory,
        roles: [...roles],
        services: [...services],
      })),
    })),
    history: model.history.map(({ date, who, what }) => ({ date, who, what })),
  };
}
