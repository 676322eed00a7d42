import { Chip } from './chip.tsx';
import { useT } from './i18n.ts';
import { formatDay, formatMoment, formatShortDay, formatShortMoment } from './time.ts';

/** When somebody is there, as the server says it. */
export interface PresenceFacts {
  readonly now: boolean | null;
  readonly next: string | null;
  readonly zone: string;
  readonly absent: boolean;
  readonly absence: { readonly first: string; readonly last: string } | null;
}

/** Whether somebody is at work now, when next, and when they are away. Times are the reader's; the title tells them by the clock of the person. */
export function Presence({ facts }: { facts: PresenceFacts }) {
  const t = useT();
  const { now, next, zone, absent, absence } = facts;
  if (absent && absence !== null)
    return (
      <Chip tone="warn" icon="clock" title={formatDay(absence.last)}>
        {t('ui.presence.away', { day: formatShortDay(absence.last) })}
      </Chip>
    );
  return (
    <>
      {now === null && <Chip>{t('ui.presence.unknown')}</Chip>}
      {now === true && (
        <Chip tone="ok" icon="tick">
          {t('ui.presence.now')}
        </Chip>
      )}
      {now === false && next !== null && (
        <Chip icon="clock" title={formatMoment(next, zone)}>
          {t('ui.presence.next', { when: formatShortMoment(next) })}
        </Chip>
      )}
      {absence !== null && (
        <Chip tone="warn">
          {t('ui.presence.later', {
            first: formatShortDay(absence.first),
            last: formatShortDay(absence.last),
          })}
        </Chip>
      )}
    </>
  );
}
