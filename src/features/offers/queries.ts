import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { Offer, OfferFields, OfferId } from './model.ts';

/** The catalogue in its order. */
export function offersOf(db: Db, { retired }: { readonly retired: boolean }) {
  return db
    .selectFrom('offer')
    .selectAll()
    .$if(!retired, (query) => query.where('retired_at', 'is', null))
    .orderBy('place')
    .orderBy('id')
    .execute();
}
export type OfferRow = Awaited<ReturnType<typeof offersOf>>[number];

export function offerById(db: Db, id: OfferId): Promise<OfferRow | undefined> {
  return db.selectFrom('offer').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether another offer that is not retired has this title, in whatever case. */
export async function isTitleTaken(db: Db, title: string, but: OfferId | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('offer')
    .select('id')
    .where(sql`lower(title)`, '=', title.toLowerCase())
    .where('retired_at', 'is', null)
    .$if(but !== undefined, (query) => query.where('id', '<>', but as OfferId))
    .executeTakeFirst();
  return row !== undefined;
}

export async function lastPlace(db: Db): Promise<number> {
  const row = await db
    .selectFrom('offer')
    .select(({ fn }) => fn.max('place').as('place'))
    .executeTakeFirst();
  return Number(row?.place ?? 0);
}

export interface OfferChange extends Partial<OfferFields> {
  readonly retired_at?: Date | null;
  readonly place?: number;
}

/** Writes an offer that still has this version. @returns whether it had. */
export async function putOffer(tx: Tx, id: OfferId, match: number, change: OfferChange): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('offer')
    .set({ ...change, version: match + 1 })
    .where('id', '=', id)
    .where('version', '=', match)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function presentOffer({ retired_at, audience, ...row }: OfferRow): Offer {
  return { ...row, audience: audience as Offer['audience'], retired: retired_at !== null };
}
