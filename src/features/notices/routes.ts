import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { savePreference, showPreference } from './commands.ts';
import * as contracts from './contract.ts';

/** @param isSetUp whether letters are sent at all. */
export function noticeRoutes(isSetUp: boolean): Route<Actor>[] {
  return [
    reads(contracts.readNoticePreference, ({ db, who }) => showPreference(db, who, isSetUp)),
    writes(contracts.saveNoticePreference, ({ tx, who, match = 0 }, input) =>
      savePreference(tx, who, { ...input, match }, isSetUp),
    ),
  ];
}
