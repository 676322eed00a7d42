import { dayNumber } from '../../../base/days.ts';
import type { TenantUsage, UsageEvent } from '../model.ts';
import type { UsageView } from './usage-search.ts';

export interface NumberedEvent extends Omit<UsageEvent, 'day'> {
  readonly number: number;
  readonly day: number;
}

const levels = { none: 0, milestones: 1, events: 2, all: 3 } as const;
/** More than these can't be told apart on a chart. */
const most = 40;

/** The events of the days that are shown, in the density that was chosen, numbered by day from the oldest. Milestones of usage are among them. */
export function shownEvents(
  usage: TenantUsage,
  range: { readonly from: number; readonly to: number },
  density: UsageView['events'],
): NumberedEvent[] {
  const level = levels[density];
  if (level === 0) return [];
  const crossed = usage.milestones.flatMap(({ percent, reachedOn, orEarlier }) =>
    reachedOn === null
      ? []
      : { day: reachedOn, level: 1, kind: 'milestone', facts: { percent, orEarlier }, seq: -percent },
  );
  const shown = [...usage.events, ...crossed]
    .map((event) => ({ ...event, day: dayNumber(event.day) }))
    .filter((event) => event.level <= level && event.day >= range.from && event.day <= range.to)
    .sort((a, b) => a.day - b.day || a.seq - b.seq)
    .slice(-most);
  const days = [...new Set(shown.map(({ day }) => day))];
  return shown.map((event) => ({ ...event, number: days.indexOf(event.day) + 1 }));
}
