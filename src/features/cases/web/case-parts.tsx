import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { Case } from '../model.ts';
import styles from './cases.module.css';

/** Where a case stands. */
export function CaseState({ shown: { stateLabel, ended, waitsForMe } }: { shown: Case }) {
  return <Chip tone={ended ? 'neutral' : waitsForMe ? 'info' : 'outline'}>{stateLabel}</Chip>;
}

/** For how long it has been there, in days. */
export function Since({ at }: { at: string }) {
  const t = useT();
  const days = Math.max(0, Math.floor((Date.now() - new Date(at).getTime()) / 86_400_000));
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {days === 0 ? t('cases.sinceToday') : t('cases.sinceDays', { count: days, day: formatShortDay(at) })}
    </time>
  );
}

/** Whom it waits for; it is said when that is oneself. */
export function Waits({ shown: { waits, waitsForMe, ended } }: { shown: Case }) {
  const t = useT();
  if (ended) return <>{t('cases.waitsNobody')}</>;
  const who = waits.join(', ');
  return waitsForMe ? (
    <b>{t('cases.waitsYou', { who })}</b>
  ) : (
    <span>{t(who === '' ? 'cases.waitsNobody' : 'cases.waits', { who })}</span>
  );
}

/** The day on which somebody meant to go on; behind us it is overdue. */
export function NextAction({ day, labelled = false }: { day: string | null; labelled?: boolean }) {
  const t = useT();
  if (day === null) return null;
  const late = day < new Date().toISOString().slice(0, 10);
  const when = formatShortDay(day);
  return (
    <span className={late ? styles.late : undefined}>
      {labelled
        ? late
          ? t('cases.wasDue', { day: when })
          : when
        : t(late ? 'cases.nextLate' : 'cases.next', { day: when })}
    </span>
  );
}
