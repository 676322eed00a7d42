import type { Db, Tx } from '../../store/store.ts';
import type { FeedbackBox, FeedbackId, FeedbackState } from './model.ts';

/** Whose box is looked into. Row security decides again what of it they see. */
export interface Reader {
  readonly person: string;
  readonly publishes: boolean;
}

/** Feedback for somebody: on their pages, and for who publishes also what has no owner any more. */
function inBox(db: Db, { person, publishes }: Reader, box: FeedbackBox) {
  const rows = db.selectFrom('feedback as f').leftJoin('person as o', 'o.id', 'f.owner_id');
  if (box === 'all') return rows;
  if (box === 'sent') return rows.where('f.sender_id', '=', person);
  return rows.where((eb) => {
    const nobodys = [eb('f.owner_id', 'is', null), eb('o.disabled_at', 'is not', null)];
    return eb.or([eb('f.owner_id', '=', person), ...(publishes ? nobodys : [])]);
  });
}

type Rows = ReturnType<typeof inBox>;

function withNames(rows: Rows) {
  return rows
    .leftJoin('person as s', 's.id', 'f.sender_id')
    .leftJoin('partner_firm as c', 'c.id', 's.firm_id')
    .leftJoin('person as a', 'a.id', 'f.answered_by')
    .selectAll('f')
    .select(['s.name as sender_name', 's.firm_id', 'c.name as firm_name'])
    .select(['o.name as owner_name', 'a.name as answered_by_name']);
}

interface Filters {
  readonly state?: FeedbackState | undefined;
  readonly path?: string | undefined;
}

/** Feedback of a box, newest first. @param before id of the last one seen. */
export async function feedbackIn(
  db: Db,
  reader: Reader,
  box: FeedbackBox,
  { state, path }: Filters,
  { limit, before }: { readonly limit: number; readonly before: string | undefined },
) {
  let fitting = inBox(db, reader, box);
  if (state !== undefined) fitting = fitting.where('f.answered_at', state === 'open' ? 'is' : 'is not', null);
  if (path !== undefined) fitting = fitting.where('f.path', '=', path);
  const { total } = await fitting
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const page = before === undefined ? fitting : fitting.where('f.id', '<', before);
  return { total, rows: await withNames(page).orderBy('f.id', 'desc').limit(limit).execute() };
}

/** The pages that a box has feedback on, by their newest title. */
export function pagesIn(db: Db, reader: Reader, box: FeedbackBox) {
  return inBox(db, reader, box)
    .select(({ fn }) => ['f.path', fn.max('f.page_title').as('title'), fn.countAll<number>().as('count')])
    .groupBy('f.path')
    .orderBy('title')
    .orderBy('f.path')
    .execute();
}

/** How much a box holds, and how much of it is open. */
export function countIn(db: Db, reader: Reader, box: FeedbackBox) {
  return inBox(db, reader, box)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .select(({ fn }) => fn.countAll<number>().filterWhere('f.answered_at', 'is', null).as('open'))
    .executeTakeFirstOrThrow();
}

/** One piece of feedback, as far as the handle may read it. */
export function feedbackById(db: Db, id: FeedbackId) {
  return withNames(db.selectFrom('feedback as f').leftJoin('person as o', 'o.id', 'f.owner_id'))
    .where('f.id', '=', id)
    .executeTakeFirst();
}

/** Writes the answer; false when somebody else has in the meantime. */
export async function putAnswer(
  tx: Tx,
  id: FeedbackId,
  { answer, by, at, match }: { answer: string; by: string; at: Date; match: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback')
    .set({ answer, answered_by: by, answered_at: at, version: match + 1 })
    .where('id', '=', id)
    .where('version', '=', match)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
