import type { Db, Tx } from '../../store/store.ts';
import type { Choice, ChoiceList, StatusCategory } from './choice-model.ts';

/** The pick lists that the handle may see; internal ones are none of a partner's. */
export async function allChoices(db: Db): Promise<ReadonlyMap<ChoiceList, Choice[]>> {
  const rows = await db.selectFrom('choice').selectAll().orderBy('list').orderBy('place').execute();
  const lists = new Map<ChoiceList, Choice[]>();
  for (const { list, value, category, phase, retired } of rows) {
    const known = lists.get(list as ChoiceList) ?? [];
    lists.set(list as ChoiceList, [...known, { value, category: category || null, phase, retired }]);
  }
  return lists;
}

export async function choicesOf(db: Db, list: ChoiceList): Promise<Choice[]> {
  const rows = await db.selectFrom('choice').selectAll().where('list', '=', list).orderBy('place').execute();
  return rows.map(({ value, category, phase, retired }) => ({
    value,
    category: category || null,
    phase,
    retired,
  }));
}

/** What follows from a value; null where there is no such value or nothing follows. */
export async function categoryOf(db: Db, list: ChoiceList, value: string): Promise<StatusCategory | null> {
  const row = await db
    .selectFrom('choice')
    .where('list', '=', list)
    .where('value', '=', value)
    .select('category')
    .executeTakeFirst();
  return row?.category || null;
}

/** Puts the values of a list in this order; values that are left out are retired, never dropped. */
export async function putChoices(
  tx: Tx,
  list: ChoiceList,
  audience: 'internal' | 'shared',
  choices: readonly Choice[],
): Promise<void> {
  for (const [n, { value, category, phase, retired }] of choices.entries()) {
    const row = { place: n + 1, category: category ?? ('' as const), phase, retired };
    await tx
      .insertInto('choice')
      .values({ list, value, audience, ...row })
      .onConflict((conflict) => conflict.columns(['list', 'value']).doUpdateSet(row))
      .execute();
  }
  const kept = choices.map(({ value }) => value);
  await tx
    .updateTable('choice')
    .set({ retired: true })
    .where('list', '=', list)
    .$if(kept.length > 0, (query) => query.where('value', 'not in', kept))
    .execute();
}

export async function audienceOfList(db: Db, list: ChoiceList): Promise<'internal' | 'shared'> {
  const row = await db.selectFrom('choice').where('list', '=', list).select('audience').executeTakeFirst();
  return row?.audience ?? 'internal';
}
