import { momentOf, wallAt } from '../../base/zones.ts';
import type { NoticeKind } from '../cases/model.ts';
import type { Preference } from './model.ts';

export interface Untold {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly text: string;
  readonly at: Date;
}

/** Letters to be written now: what each is about, and the notices that it tells, in order. */
export interface Due {
  readonly occasion: string;
  readonly notices: readonly Untold[];
}

/** What is asked comes first, then what waits, then what happened; of each, the oldest. */
const order: readonly NoticeKind[] = ['question', 'reminder', 'news'];

export const inOrder = (notices: readonly Untold[]): Untold[] =>
  notices.toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.at.getTime() - b.at.getTime() ||
      (a.id < b.id ? -1 : 1),
  );

/**
 * Which letters are due to somebody with these notices that are neither read nor told. A daily one tells what there was at its hour; what comes
 * later that day waits for the next.
 */
export function lettersDue(
  preference: Preference,
  zone: string,
  untold: readonly Untold[],
  now: Date,
): readonly Due[] {
  const wanted = untold.filter(({ kind }) => preference.kinds.includes(kind));
  if (preference.mail === 'off' || wanted.length === 0) return [];
  if (preference.mail === 'at-once')
    return wanted
      .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
      .map((notice) => ({ occasion: `notice ${notice.id}`, notices: [notice] }));
  const { day } = wallAt(zone, now);
  const hour = preference.hour * 60;
  // An hour that the clocks leave out is the one after it.
  const moment = momentOf(zone, { day, minute: hour }) ?? momentOf(zone, { day, minute: hour + 60 });
  if (moment === undefined || now < moment) return [];
  const notices = wanted.filter(({ at }) => at <= moment);
  return notices.length === 0 ? [] : [{ occasion: `digest ${day}`, notices: inOrder(notices) }];
}
