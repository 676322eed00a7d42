import { type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { addOffer, orderOffers, retireOffer, saveOffer } from './commands.ts';
import * as contracts from './contract.ts';
import { may } from './policy.ts';
import { offersOf, presentOffer } from './queries.ts';

export function offerRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listOffers, ({ db, who }, { retired }) => catalogue(db, who, retired === 'yes')),
    writes(contracts.addOffer, ({ tx, who, now }, fields) => addOffer(tx, who, fields, now)),
    writes(contracts.saveOffer, ({ tx, who, now, match = 0 }, { offerId: id, ...fields }) =>
      saveOffer(tx, who, { id, match, fields }, now),
    ),
    writes(contracts.retireOffer, ({ tx, who, now, match = 0 }, { offerId: id, retired }) =>
      retireOffer(tx, who, { id, match, retired }, now),
    ),
    writes(contracts.orderOffers, async ({ tx, who, now }, { ids }) => {
      await orderOffers(tx, who, ids, now);
      return catalogue(tx, who, true);
    }),
  ];
}

async function catalogue(db: Db, who: Actor, retired: boolean) {
  const rows = await offersOf(db, { retired });
  return { items: rows.map(presentOffer), mayKeep: may.keep(who) };
}
