import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { dayFor, snooze } from './commands.ts';
import * as contracts from './contract.ts';
import { daysLater } from './rules.ts';

export function dayRoutes(): Route<Actor>[] {
  return [
    reads(contracts.readDay, async ({ db, who, now }, { today }) => {
      const day = dayOf(now, today);
      return { today: day, ...(await dayFor(db, who, day)) };
    }),
    writes(contracts.snoozeItem, async ({ tx, who, now }, { item, until, today }) => {
      await snooze(tx, who, item, until, dayOf(now, today));
      return { until };
    }),
  ];
}

/** The day that somebody says it is, where it can be one anywhere on earth; else the server's. */
function dayOf(now: Date, said: string | undefined): string {
  const here = now.toISOString().slice(0, 10);
  const possible = said !== undefined && said >= daysLater(here, -1) && said <= daysLater(here, 1);
  return possible ? said : here;
}
