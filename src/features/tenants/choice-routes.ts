import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { saveChoices } from './choice-commands.ts';
import * as contracts from './choice-contract.ts';
import { allChoices } from './choice-queries.ts';
import { may } from './policy.ts';

export function choiceRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listChoices, async ({ db, who }) => ({
      lists: Object.fromEntries(await allChoices(db)),
      mayKeep: may.keepPortfolio(who),
    })),
    writes(contracts.saveChoices, async ({ tx, who, now }, input) => ({
      choices: await saveChoices(tx, who, input, now),
    })),
  ];
}
