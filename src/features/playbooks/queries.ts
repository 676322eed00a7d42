import type { PageModel } from '../../compiler/index.ts';
import type { Db } from '../../store/store.ts';

/** The version that everybody reads: the newest. */
export function currentVersion(db: Db) {
  return db.selectFrom('playbook_version').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
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
