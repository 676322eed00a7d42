import type { Say } from '../../../ui/i18n.ts';
import type { IconName } from '../../../ui/icon.tsx';
import { formatDay, formatShortDay } from '../../../ui/time.ts';
import type { DayItem, DayKind } from '../model.ts';

export const iconOf: Readonly<Record<DayKind, IconName>> = {
  note: 'note',
  task: 'task',
  case: 'operations',
  notice: 'bell',
  feedback: 'mail',
  primary: 'people',
};

/** Why it is in the queue. */
export function reasonOf(t: Say, { kind, about, since, due }: DayItem): string {
  const day = formatShortDay(since);
  switch (kind) {
    case 'note':
      return t('day.reason.note', { day: formatDay(due ?? since) });
    case 'task':
      return t('day.reason.task', { status: about, day });
    case 'case':
      return t('day.reason.case', { state: about, day });
    case 'notice':
      return t('day.reason.notice', { day });
    case 'feedback':
      return t('day.reason.feedback', { name: about, day });
    case 'primary':
      return t(`day.reason.primary.${about as 'rm' | 'fm' | 'both'}`);
  }
}

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** When it is due, as one says it beside a row. */
export function dueWords(t: Say, due: string | null, today: string): string {
  if (due === null || due === today) return t('day.today');
  if (due < today) return t('day.late', { count: days(due, today) });
  return days(today, due) === 1 ? t('day.tomorrow') : formatShortDay(due);
}

/** Where it is worked on. */
export function addressOf({ kind, tenant, subject }: DayItem): string {
  const base = tenant === null ? '/tenants' : `/tenants/${tenant.id}`;
  switch (kind) {
    case 'note':
      return `${base}/notes?note=${subject}`;
    case 'task':
      return `${base}?role=all&task=${subject}`;
    case 'feedback':
      return `/playbooks/feedback?item=${subject}`;
    case 'primary':
      return `${base}/assignments`;
    case 'case':
      return `/cases/${subject}`;
    case 'notice':
      return base;
  }
}
