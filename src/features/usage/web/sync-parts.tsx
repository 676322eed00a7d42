import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { Chip, Hidden, type Tone } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { IconName } from '../../../ui/icons.ts';
import { keyOf } from '../../../ui/query.ts';
import { formatDay, formatMoment, formatShortDay, formatShortMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { listUsageSync, readUsageSync, retryUsageSync } from '../sync-contract.ts';
import type { SyncState } from '../sync-model.ts';
import styles from './sync.module.css';
import { runsOf } from './sync-summary.ts';

const looks: Readonly<Record<SyncState, { readonly tone: Tone; readonly icon: IconName }>> = {
  fine: { tone: 'ok', icon: 'tick' },
  behind: { tone: 'warn', icon: 'clock' },
  'no-data': { tone: 'neutral', icon: 'minus' },
  problem: { tone: 'bad', icon: 'warning' },
  waiting: { tone: 'info', icon: 'clock' },
};

/** How fetching is, as a word with its glyph. */
export function SyncChip({ state }: { state: SyncState }) {
  const t = useT();
  const { tone, icon } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`usage.sync.state.${state}`)}
    </Chip>
  );
}

/** A moment in a dense row; the title says its zone. */
export function Moment({ at }: { at: string | null }) {
  const t = useT();
  if (at === null) return <>{t('usage.sync.never')}</>;
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatShortMoment(at)}
    </time>
  );
}

/** How far the newest report is behind today. */
export function Lag({ days, dataDay }: { days: number | null; dataDay?: string | null }) {
  const t = useT();
  if (days === null) return <>{t('usage.sync.nothing')}</>;
  const title = dataDay ? t('usage.sync.dataTo', { day: formatDay(dataDay) }) : undefined;
  return <span title={title}>{t('usage.sync.days', { count: days })}</span>;
}

/** How many days are missing and can still be asked for, and which. */
export function Missing({ days }: { days: readonly string[] }) {
  const t = useT();
  if (days.length === 0) return <>{t('usage.sync.nothing')}</>;
  const runs = runsOf(days).map(({ from, to }) =>
    from === to ? formatShortDay(from) : `${formatShortDay(from)} – ${formatShortDay(to)}`,
  );
  return (
    <span>
      {t('usage.sync.days', { count: days.length })}
      <span className={styles.which}> {runs.join(', ')}</span>
    </span>
  );
}

/** Has usage fetched as soon as can be. */
export function RetryButton(props: { tenantId: string; report?: string; called: string }) {
  const { tenantId, report, called } = props;
  const t = useT();
  const { show } = useToasts();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => call(retryUsageSync, { tenantId, report }),
    onSuccess: () => show({ title: t('usage.sync.retried', { called }) }),
    onError: (problem) => show({ title: t('usage.sync.notRetried'), body: problem.message, intent: 'error' }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keyOf(listUsageSync) }),
        queries.invalidateQueries({ queryKey: keyOf(readUsageSync) }),
      ]),
  });
  return (
    <Button
      size="small"
      icon={<Icon name="retry" />}
      disabled={retry.isPending}
      onClick={() => retry.mutate()}
    >
      {t('usage.sync.retry')}
      <Hidden>{` ${called}`}</Hidden>
    </Button>
  );
}
