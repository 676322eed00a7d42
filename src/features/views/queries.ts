import type { Db, Tx } from '../../store/store.ts';
import type { SavedView, ViewList, ViewState } from './model.ts';

function viewColumns(db: Db) {
  return db
    .selectFrom('saved_view as v')
    .leftJoin('person as p', 'p.id', 'v.person_id')
    .selectAll('v')
    .select('p.name as owner');
}

export type ViewRow = NonNullable<Awaited<ReturnType<typeof viewById>>>;

/** Views of a list that the handle sees, by name. */
export const viewsOf = (db: Db, list: ViewList) =>
  viewColumns(db).where('v.list', '=', list).orderBy('v.name').orderBy('v.id').execute();

export const viewById = (db: Db, id: string) => viewColumns(db).where('v.id', '=', id).executeTakeFirst();

/** The row for changing it: nobody else can until the transaction ends. */
export async function lockView(tx: Tx, id: string) {
  await tx.selectFrom('saved_view').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return viewById(tx, id);
}

/** The name of a view as one may say it once. */
export async function isNamed(
  db: Db,
  person: string,
  list: ViewList,
  name: string,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom('saved_view')
    .where('person_id', '=', person)
    .where('list', '=', list)
    .select(['id', 'name'])
    .execute();
  return rows.find((row) => row.name.toLowerCase() === name.toLowerCase())?.id;
}

export async function countOwn(db: Db, person: string, list: ViewList): Promise<number> {
  const row = await db
    .selectFrom('saved_view')
    .where('person_id', '=', person)
    .where('list', '=', list)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

interface Put extends Pick<SavedView, 'id' | 'name' | 'shared' | 'version'> {
  readonly list: ViewList;
  readonly person: string;
  readonly state: ViewState;
  readonly at: Date;
}

export async function putView(
  tx: Tx,
  { id, list, person, name, shared, state, at, version }: Put,
): Promise<void> {
  const said = { name, shared, ...state, changed_at: at, version };
  if (version === 1) {
    await tx
      .insertInto('saved_view')
      .values({ id, list, person_id: person, ...said })
      .execute();
  } else {
    await tx.updateTable('saved_view').set(said).where('id', '=', id).execute();
  }
}

export async function dropView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute();
}

export async function usualOf(db: Db, person: string, list: ViewList): Promise<string | null> {
  const row = await db
    .selectFrom('usual_view')
    .where('person_id', '=', person)
    .where('list', '=', list)
    .select('view')
    .executeTakeFirst();
  return row?.view ?? null;
}

export async function putUsual(tx: Tx, person: string, list: ViewList, view: string | null): Promise<void> {
  await tx.deleteFrom('usual_view').where('person_id', '=', person).where('list', '=', list).execute();
  if (view !== null) await tx.insertInto('usual_view').values({ person_id: person, list, view }).execute();
}
