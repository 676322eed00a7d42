import { newId } from '../../base/ids.ts';
import { services } from '../../reports/services.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { Offer, OfferFields, OfferId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import {
  isTitleTaken,
  lastPlace,
  type OfferChange,
  type OfferRow,
  offerById,
  offersOf,
  presentOffer,
  putOffer,
} from './queries.ts';

/** Adds an offer to the catalogue. @throws OFFERS_NOT_YOURS, OFFER_TITLE_TAKEN, OFFER_SERVICE_UNKNOWN. */
export async function addOffer(tx: Tx, who: Actor, fields: OfferFields, now: Date): Promise<Offer> {
  await demand(tx, who, fields, undefined);
  const id = newId('offer', now);
  const place = (await lastPlace(tx)) + 1;
  const { services: of, blockers, ...said } = fields;
  await tx
    .insertInto('offer')
    .values({ id, ...said, services: [...of], blockers: [...blockers], place })
    .execute();
  await record(tx, who, 'offer.added', id, { after: fields }, now);
  return presentOffer(await found(tx, id));
}

export interface SaveOffer {
  readonly id: OfferId;
  readonly match: number;
  readonly fields: OfferFields;
}

/** Changes an offer. @throws OFFER_UNKNOWN, OFFER_STALE with what stands there, and what `addOffer` throws. */
export async function saveOffer(tx: Tx, who: Actor, cmd: SaveOffer, now: Date): Promise<Offer> {
  const { id, match, fields } = cmd;
  await demand(tx, who, fields, id);
  const before = await found(tx, id);
  const { services: of, blockers, ...said } = fields;
  await put(tx, id, match, { ...said, services: [...of], blockers: [...blockers] });
  const { title, about, audience, link } = before;
  const was = { title, about, audience, link, services: before.services, blockers: before.blockers };
  await record(tx, who, 'offer.changed', id, { before: was, after: fields }, now);
  return presentOffer(await found(tx, id));
}

/** Retires an offer, or brings it back. What has been chosen stays chosen (domain.md 5.6, E5). @throws as `saveOffer`. */
export async function retireOffer(
  tx: Tx,
  who: Actor,
  { id, match, retired }: { readonly id: OfferId; readonly match: number; readonly retired: boolean },
  now: Date,
): Promise<Offer> {
  if (!may.keep(who)) throw problems.OFFERS_NOT_YOURS();
  const before = await found(tx, id);
  if (!retired && (await isTitleTaken(tx, before.title, id))) throw problems.OFFER_TITLE_TAKEN(before.title);
  await put(tx, id, match, { retired_at: retired ? now : null });
  await record(tx, who, retired ? 'offer.retired' : 'offer.returned', id, { title: before.title }, now);
  return presentOffer(await found(tx, id));
}

/** Puts offers in an order; the others follow in theirs. @throws OFFERS_NOT_YOURS, OFFER_UNKNOWN. */
export async function orderOffers(tx: Tx, who: Actor, ids: readonly OfferId[], now: Date): Promise<void> {
  if (!may.keep(who)) throw problems.OFFERS_NOT_YOURS();
  const all = await offersOf(tx, { retired: true });
  if (ids.some((id) => all.every((row) => row.id !== id))) throw problems.OFFER_UNKNOWN();
  const order = [...new Set([...ids, ...all.map(({ id }) => id as OfferId)])];
  for (const [place, id] of order.entries())
    await tx
      .updateTable('offer')
      .set({ place: place + 1 })
      .where('id', '=', id)
      .execute();
  await record(tx, who, 'offers.ordered', 'offers', { order }, now);
}

async function demand(tx: Tx, who: Actor, fields: OfferFields, id: OfferId | undefined): Promise<void> {
  if (!may.keep(who)) throw problems.OFFERS_NOT_YOURS();
  const strange = fields.services.find((one) => services.every((service) => service.id !== one));
  if (strange !== undefined) throw problems.OFFER_SERVICE_UNKNOWN(strange);
  if (await isTitleTaken(tx, fields.title, id)) throw problems.OFFER_TITLE_TAKEN(fields.title);
}

async function found(db: Db, id: OfferId): Promise<OfferRow> {
  const row = await offerById(db, id);
  if (row === undefined) throw problems.OFFER_UNKNOWN();
  return row;
}

async function put(tx: Tx, id: OfferId, match: number, change: OfferChange): Promise<void> {
  if (await putOffer(tx, id, match, change)) return;
  const current = presentOffer(await found(tx, id));
  throw problems.OFFER_STALE(current.title, { current });
}

function record(
  tx: Tx,
  who: Actor,
  kind: string,
  subject: string,
  facts: Readonly<Record<string, unknown>>,
  now: Date,
) {
  return appendToLedger(tx, { tenant: null, at: now, person: who.person, kind, subject, facts });
}
