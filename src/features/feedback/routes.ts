import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { may as mayOfPlaybook } from '../playbooks/policy.ts';
import { answerFeedback, presentFeedback, sendFeedback, visibleFeedback } from './commands.ts';
import * as contracts from './contract.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { countIn, feedbackIn, pagesIn, type Reader } from './queries.ts';

export function feedbackRoutes(): Route<Actor>[] {
  return [
    writes(contracts.sendFeedback, ({ tx, who, now }, input) => sendFeedback(tx, who, input, now)),
    reads(contracts.listFeedback, async ({ db, who }, { box, limit, cursor, ...filters }) => {
      const reader = readerOf(who);
      if (box === 'all' && !may.readAll(who, reader.publishes)) throw problems.FEEDBACK_ALL_NOT_YOURS();
      const [before] = (decodeCursor(cursor, 1) ?? []) as string[];
      const { rows, total } = await feedbackIn(db, reader, box, filters, { limit: limit + 1, before });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const pages = await pagesIn(db, reader, box);
      return {
        items: shown.map((row) => presentFeedback(who, row)),
        cursor: last === undefined ? null : encodeCursor([last.id]),
        total,
        pages: pages.map(({ path, title, count }) => ({ path, title: title ?? path, count })),
      };
    }),
    reads(contracts.readFeedback, async ({ db, who }, { feedbackId }) =>
      presentFeedback(who, await visibleFeedback(db, who, feedbackId)),
    ),
    writes(contracts.answerFeedback, ({ tx, who, now, match = 0 }, input) =>
      answerFeedback(tx, who, { ...input, match }, now),
    ),
    reads(contracts.countFeedback, async ({ db, who }) => {
      const reader = readerOf(who);
      const inbox = await countIn(db, reader, 'inbox');
      const sent = await countIn(db, reader, 'sent');
      const mayReadAll = may.readAll(who, reader.publishes);
      return { open: inbox.open, inbox: inbox.total, sent: sent.total, mayReadAll };
    }),
  ];
}

function readerOf(who: Actor): Reader {
  return { person: who.person, publishes: mayOfPlaybook.publish(who) };
}
