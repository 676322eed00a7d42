import { acts, type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { CaseParts } from '../cases/parts.ts';
import type { Actor } from '../people/model.ts';
import {
  addTargets,
  carryOver,
  dropList,
  dropTarget,
  makeList,
  publishList,
  saveList,
  saveTarget,
} from './commands.ts';
import * as contracts from './contract.ts';
import { presentList, visibleList, wholeList } from './lists.ts';
import type { TargetListId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { listsOf } from './queries.ts';

export function targetRoutes(parts: CaseParts): Route<Actor>[] {
  return [
    reads(contracts.listTargetLists, async ({ db, who }, filter) => {
      if (!may.readLists(who)) throw problems.TARGET_LIST_UNKNOWN();
      return { items: (await listsOf(db, filter)).map(presentList), mayKeep: may.keepLists(who) };
    }),
    reads(contracts.readTargetList, ({ db, who }, { listId }) => whole(db, who, listId)),
    writes(contracts.makeTargetList, async ({ tx, who, now }, fields) =>
      presentList(await makeList(tx, who, fields, now)),
    ),
    writes(contracts.saveTargetList, async ({ tx, who, now, match = 0 }, { listId: id, ...fields }) =>
      presentList(await saveList(tx, who, { id, match, fields }, now)),
    ),
    writes(contracts.dropTargetList, async ({ tx, who, now }, { listId }) => {
      await dropList(tx, who, listId, now);
      return { dropped: true };
    }),
    writes(contracts.addTargets, async ({ tx, who, now }, { listId: id, ...given }) => {
      await addTargets(tx, who, { id, ...given }, now);
      return whole(tx, who, id);
    }),
    writes(contracts.saveTarget, async ({ tx, who, now }, { listId: id, tenantId: tenant, ...given }) => {
      await saveTarget(tx, who, { id, tenant, ...given }, now);
      return whole(tx, who, id);
    }),
    writes(contracts.dropTarget, async ({ tx, who, now }, { listId: id, tenantId: tenant }) => {
      await dropTarget(tx, who, { id, tenant }, now);
      return whole(tx, who, id);
    }),
    acts(contracts.publishTargetList, async ({ db, store, who, now }, { listId: id, version: match }) => {
      const said = await publishList(store, who, parts, { id, match }, now);
      return { ...(await whole(db, who, id)), ...said };
    }),
    writes(contracts.carryTargetList, async ({ tx, who, now }, { listId }) =>
      presentList(await carryOver(tx, who, listId, now)),
    ),
  ];
}

async function whole(db: Db, who: Actor, id: TargetListId) {
  return wholeList(db, who, await visibleList(db, who, id));
}
