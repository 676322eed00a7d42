import { sql } from 'kysely';
import type { ComparedSite, PageModel } from '../../compiler/index.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { SearchTerm, Section } from './model.ts';

/** The version that everybody reads: the newest. */
export function currentVersion(db: Db) {
  return db.selectFrom('playbook_version').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
}

/** Versions, newest first. @param before only older ones. */
export function versionsByNumber(db: Db, limit: number, before: number | undefined) {
  let query = db.selectFrom('playbook_version').selectAll();
  if (before !== undefined) query = query.where('number', '<', before);
  return query.orderBy('number', 'desc').limit(limit).execute();
}

export function versionByNumber(db: Db, number: number) {
  return db.selectFrom('playbook_version').selectAll().where('number', '=', number).executeTakeFirst();
}

/** The tasks of a version that the handle may know of. */
export function tasksOf(db: Db, versionId: string) {
  return db
    .selectFrom('playbook_task')
    .select(['task_id', 'name', 'mandatory', 'roles', 'services'])
    .where('version_id', '=', versionId)
    .execute();
}

/** The pages of a version that the handle may read, without their text. */
export function pagesOf(db: Db, versionId: string) {
  return db
    .selectFrom('playbook_page')
    .select(['path', 'number', 'hash', 'title', 'kind', 'phases', 'audiences', 'model'])
    .where('version_id', '=', versionId)
    .orderBy('path')
    .execute();
}

/** Titles of the pages of a version that the handle may read, and whom they are for. */
export function titlesOf(db: Db, versionId: string) {
  return db
    .selectFrom('playbook_page')
    .select(['path', 'title', 'audiences'])
    .where('version_id', '=', versionId)
    .execute();
}

/** The pages of a version with their text. */
export function textsOf(db: Db, versionId: string) {
  return db
    .selectFrom('playbook_page')
    .select(['path', 'title', 'audiences', 'model', 'sections'])
    .where('version_id', '=', versionId)
    .orderBy('path')
    .execute();
}

/** Whether searches look through this version. */
export async function isIndexed(db: Db, versionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('playbook_text')
    .select('path')
    .where('version_id', '=', versionId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The parts of the published version that hold every term, as far as the handle may read them; those that a search means most, first. */
export async function searchTexts(
  db: Db,
  terms: readonly SearchTerm[],
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  const parts = terms.map(({ text, open }) =>
    open
      ? sql`to_tsquery('simple'::regconfig, ${`'${text.replace(/['\\]/g, ' ')}':*`})`
      : sql`phraseto_tsquery('simple'::regconfig, ${text})`,
  );
  const query = sql`(${sql.join(parts, sql` && `)})`;
  // Chinese and Japanese part no words by blanks, which the parser of words needs.
  const asPieces = terms.some(({ text }) => unparted.test(text));
  const pieces = terms.map(
    ({ text }) =>
      sql<boolean>`strpos(lower(title || ' ' || heading || ' ' || tasks || ' ' || body), lower(${text})) > 0`,
  );
  const holds = asPieces ? sql<boolean>`(${sql.join(pieces, sql` and `)})` : sql<boolean>`words @@ ${query}`;
  const found = db.selectFrom('playbook_text').where(holds);
  const hits = await found
    .select(['path', 'title', 'anchor', 'heading', 'tasks', 'body', 'audiences'])
    .orderBy(asPieces ? sql`null::real` : sql`ts_rank(words, ${query})`, 'desc')
    .orderBy('path')
    .orderBy('place')
    .offset(after)
    .limit(limit)
    .execute();
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { hits, total };
}

const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Numbers and hashes of a version's pages, to tell which of them a new version changes. */
export async function pageNumbers(
  db: Db,
  versionId: string,
): Promise<Map<string, { number: number; hash: string }>> {
  const rows = await db
    .selectFrom('playbook_page')
    .select(['path', 'number', 'hash'])
    .where('version_id', '=', versionId)
    .execute();
  return new Map(rows.map(({ path, number, hash }) => [path, { number, hash }]));
}

export function pageByPath(db: Db, versionId: string, path: string) {
  return db
    .selectFrom('playbook_page')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('path', '=', path)
    .executeTakeFirst();
}

/** A task of the current version, as far as the handle may know of it. */
export function taskInPlaybook(db: Db, taskId: string) {
  return db
    .selectFrom('playbook_task')
    .selectAll()
    .where('task_id', '=', taskId)
    .where('version_id', '=', (eb) =>
      eb.selectFrom('playbook_version').select('id').orderBy('number', 'desc').limit(1),
    )
    .executeTakeFirst();
}

/** The version that everybody reads, with its pages' models; never changes, so it can be kept. */
export interface Published {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly phases: readonly string[];
  readonly pages: readonly { readonly number: number; readonly model: PageModel }[];
}

/** Asks for the current version on behalf of an audience; undefined before anything has been published. */
export type PublishedReader = (db: Db, audience: string) => Promise<Published | undefined>;

/**
 * Reads the current version as one audience may see it. A version never changes, so the last few are kept in memory; the
 * question which one is current goes to the database every time.
 */
export function createPublishedReader(): PublishedReader {
  const kept = new Map<string, Promise<Published>>();
  return async (db, audience) => {
    const version = await currentVersion(db);
    if (version === undefined) return undefined;
    const key = `${version.id} ${audience}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const loading = load(db, version);
    kept.set(key, loading);
    loading.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, -4)) kept.delete(old);
    return loading;
  };
}

async function load(
  db: Db,
  version: NonNullable<Awaited<ReturnType<typeof currentVersion>>>,
): Promise<Published> {
  const pages = await pagesOf(db, version.id);
  const { id, number, published_at: publishedAt } = version;
  // A phase that only pages of another audience stand in does not exist for this one.
  const phases = version.phases.filter((phase) => pages.some((page) => page.phases.includes(phase)));
  return {
    id,
    number,
    publishedAt,
    phases,
    pages: pages.map((page) => ({ number: page.number, model: page.model as PageModel })),
  };
}

/**
 * A version for comparing it, as far as the handle may read it. For a partner the tasks are what their own pages say: the catalogue speaks
 * for internal pages too.
 * @param other the version it is compared with: the text of pages that stand there as they are is left out.
 */
export async function siteOf(
  db: Db,
  versionId: string,
  audience: string,
  other: string | undefined,
): Promise<ComparedSite> {
  const rows = await pagesOf(db, versionId);
  const pages = rows.map((row) => row.model as PageModel);
  const sections = await sectionsOf(db, versionId, other);
  if (audience !== 'internal') return { pages, sections };
  const tasks = await tasksOf(db, versionId);
  const catalogue = Object.fromEntries(tasks.map(({ task_id, ...facts }) => [task_id, facts]));
  return { pages, sections, catalogue };
}

/** The text of the pages of a version, by path; without those that are the same in another one. */
async function sectionsOf(
  db: Db,
  versionId: string,
  other: string | undefined,
): Promise<Map<string, readonly Section[]>> {
  const rows = await db
    .selectFrom('playbook_page as p')
    .leftJoin('playbook_page as o', (join) =>
      join.onRef('o.path', '=', 'p.path').on('o.version_id', '=', other ?? null),
    )
    .where('p.version_id', '=', versionId)
    .where((page) => page.or([page('o.hash', 'is', null), page('o.hash', '<>', page.ref('p.hash'))]))
    .select(['p.path', 'p.sections'])
    .execute();
  return new Map(rows.map(({ path, sections }) => [path, sections as Section[]]));
}

/** The published findings of a version that fit the filters, in the order of the check. */
export async function findingsOf(
  db: Db,
  versionId: string,
  filters: {
    readonly path?: string | undefined;
    readonly level?: string | undefined;
    readonly code?: string | undefined;
  },
  { after, limit }: { readonly after: number | undefined; readonly limit: number },
) {
  let fitting = db.selectFrom('playbook_finding').where('version_id', '=', versionId);
  for (const column of ['path', 'level', 'code'] as const) {
    const wanted = filters[column];
    if (wanted !== undefined) fitting = fitting.where(column, '=', wanted);
  }
  let page = fitting.selectAll().orderBy('place').limit(limit);
  if (after !== undefined) page = page.where('place', '>', after);
  const { total } = await fitting
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { total, rows: await page.execute() };
}

/** How many findings a version has by level, code and file; of one file if asked. */
export function findingCounts(db: Db, versionId: string, path: string | undefined) {
  let query = db.selectFrom('playbook_finding').where('version_id', '=', versionId);
  if (path !== undefined) query = query.where('path', '=', path);
  return query
    .select(['level', 'code', 'path'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['level', 'code', 'path'])
    .orderBy('path')
    .orderBy('code')
    .execute();
}

/** Whether the findings of a version were kept, not only counted: it has some, or there were none. */
export async function areFindingsKept(
  db: Db,
  version: { readonly id: string; readonly findings: unknown },
): Promise<boolean> {
  const counts = version.findings as Readonly<Record<string, number>>;
  if (Object.values(counts).every((count) => count === 0)) return true;
  const query = db.selectFrom('playbook_finding').select('place').where('version_id', '=', version.id);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Copies pages, tasks and findings of a version into a new one. A page whose text stands as it is in the current version keeps its number there, one
 * that was gone takes its old number up again.
 */
export async function copyVersion(
  tx: Tx,
  ids: { readonly old: string; readonly current: string; readonly next: string },
): Promise<void> {
  const pageColumns = ['path', 'hash', 'title', 'kind', 'phases', 'audiences', 'model', 'sections'] as const;
  await tx
    .insertInto('playbook_page')
    .columns(['version_id', 'number', ...pageColumns])
    .expression((eb) =>
      eb
        .selectFrom('playbook_page as o')
        .leftJoin('playbook_page as c', (join) =>
          join.onRef('c.path', '=', 'o.path').on('c.version_id', '=', ids.current),
        )
        .where('o.version_id', '=', ids.old)
        .select((each) => [
          each.cast<string>(each.val(ids.next), 'text').as('version_id'),
          each
            .case()
            .when('c.number', 'is', null)
            .then(each.ref('o.number'))
            .when('c.hash', '=', each.ref('o.hash'))
            .then(each.ref('c.number'))
            .else(each('c.number', '+', 1))
            .end()
            .as('number'),
        ])
        .select(pageColumns.map((column) => `o.${column}` as const)),
    )
    .execute();
  const processColumns = ['process', 'title', 'page', 'audiences', 'definition'] as const;
  await tx
    .insertInto('playbook_process')
    .columns(['version_id', ...processColumns])
    .expression((eb) =>
      eb
        .selectFrom('playbook_process as p')
        .where('p.version_id', '=', ids.old)
        .select((each) => each.cast<string>(each.val(ids.next), 'text').as('version_id'))
        .select(processColumns.map((column) => `p.${column}` as const)),
    )
    .execute();
  const taskColumns = ['task_id', 'name', 'mandatory', 'roles', 'services', 'audiences'] as const;
  await tx
    .insertInto('playbook_task')
    .columns(['version_id', ...taskColumns])
    .expression((eb) =>
      eb
        .selectFrom('playbook_task as t')
        .where('t.version_id', '=', ids.old)
        .select((each) => each.cast<string>(each.val(ids.next), 'text').as('version_id'))
        .select(taskColumns.map((column) => `t.${column}` as const)),
    )
    .execute();
  const findingColumns = [
    'place',
    'code',
    'level',
    'path',
    'line',
    'message',
    'hint',
    'anchor',
    'heading',
  ] as const;
  await tx
    .insertInto('playbook_finding')
    .columns(['version_id', ...findingColumns])
    .expression((eb) =>
      eb
        .selectFrom('playbook_finding as f')
        .where('f.version_id', '=', ids.old)
        .select((each) => each.cast<string>(each.val(ids.next), 'text').as('version_id'))
        .select(findingColumns.map((column) => `f.${column}` as const)),
    )
    .execute();
}
