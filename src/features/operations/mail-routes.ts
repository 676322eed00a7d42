import { acts, type Route, reads } from '../../http/route.ts';
import { lettersInTrouble, sendAgain } from '../../mail/outgoing.ts';
import { type Actor, systemActor } from '../people/model.ts';
import * as contracts from './mail-contract.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';

const most = 200;

/** @param isSetUp whether Uptake has a mail server. */
export function mailRoutes(isSetUp: boolean): Route<Actor>[] {
  return [
    reads(contracts.listTroubledMails, async ({ who, dbOf }) => {
      if (!may.operate(who)) throw problems.OPERATORS_ONLY();
      const rows = await lettersInTrouble(dbOf(systemActor), most);
      const mails = rows.map(({ id, name, address, subject, state, tries, ended_at, answer }) => ({
        id,
        to: name,
        address,
        subject,
        state: state === 'unclear' ? state : ('failed' as const),
        tries,
        endedAt: ended_at?.toISOString() ?? null,
        answer,
      }));
      return { isSetUp, mails };
    }),
    acts(contracts.sendMailAgain, async ({ who, store, now }, { mailId }) => {
      if (!may.operate(who)) throw problems.OPERATORS_ONLY();
      const found = await store.system.transaction().execute((tx) => sendAgain(tx, mailId, now));
      if (!found) throw problems.MAIL_UNKNOWN();
      return {};
    }),
  ];
}
