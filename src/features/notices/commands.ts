import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { Preference, ShownPreference } from './model.ts';
import { problems } from './problems.ts';
import { namedZone, preferenceOf } from './queries.ts';

export async function showPreference(db: Db, who: Actor, isSetUp: boolean): Promise<ShownPreference> {
  const preference = await preferenceOf(db, who.person);
  return { ...preference, zone: await namedZone(db, who.person), address: who.email, isSetUp };
}

/** Says how one wants to be told. @throws NO_LETTERS_TO_THE_PORTAL, PREFERENCE_STALE with what stands there. */
export async function savePreference(
  tx: Tx,
  who: Actor,
  { match, kinds, ...given }: Preference & { readonly match: number },
  isSetUp: boolean,
): Promise<ShownPreference> {
  if (who.person === 'system') throw problems.NO_LETTERS_TO_THE_PORTAL();
  const row = { ...given, kinds: [...new Set(kinds)].sort(), version: match + 1 };
  const { version } = await preferenceOf(tx, who.person);
  const saved =
    version !== match
      ? undefined
      : await tx
          .insertInto('notice_preference')
          .values({ person_id: who.person, ...row })
          .onConflict((conflict) =>
            conflict.column('person_id').doUpdateSet(row).where('notice_preference.version', '=', match),
          )
          .returning('version')
          .executeTakeFirst();
  const current = await showPreference(tx, who, isSetUp);
  if (saved === undefined) throw problems.PREFERENCE_STALE({ current });
  return current;
}
