import type { PageModel } from '../../compiler/index.ts';
import { acts, type Route, reads } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { namesOf } from '../people/queries.ts';
import { type Compiled, publish } from './commands.ts';
import * as contracts from './contract.ts';
import type { PageSummary, PlaybookPage, Section, Version } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { currentVersion, type PublishedReader, pageByPath } from './queries.ts';

type Files = readonly { readonly path: string; readonly text: string }[];

/** @param compile turns files into a model; slow for large sites, so it runs before the transaction. */
export function playbookRoutes(
  compile: (files: Files) => Promise<Compiled>,
  published: PublishedReader,
): Route<Actor>[] {
  return [
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
