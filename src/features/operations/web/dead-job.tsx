import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '../../../http/contract.ts';
import { call } from '../../../ui/call.ts';
import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { keyOf } from '../../../ui/query.ts';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { listDeadJobs, retryDeadJob } from '../contract.ts';
import styles from './operations.module.css';

type Job = OutputOf<typeof listDeadJobs>['jobs'][number];

/** One job that failed for good: why, what it was to do, and the way back. */
export function DeadJob({ job }: { job: Job }) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  const retry = useMutation({
    mutationFn: () => call(retryDeadJob, { jobId: job.id }),
    onSuccess: () => show({ title: t('operations.retried', { queue: job.queue }) }),
    onError: (problem) => show({ title: t('operations.notRetried'), body: problem.message, intent: 'error' }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(listDeadJobs) }),
  });
  return (
    <li>
      <Icon name="warning" />
      <div className={styles.what}>
        <b>{job.queue}</b>
        <p>{job.error}</p>
        <p className={styles.quiet}>
          {t('operations.attempts', { count: job.attempts })}
          {job.failedAt && (
            <span title={formatMoment(job.failedAt)}>
              {' · '}
              {t('operations.failed', { when: formatShortMoment(job.failedAt) })}
            </span>
          )}
        </p>
        <details>
          <summary>{t('operations.data')}</summary>
          <pre>{JSON.stringify(job.data, null, 2)}</pre>
        </details>
      </div>
      <Button icon={<Icon name="retry" />} disabled={retry.isPending} onClick={() => retry.mutate()}>
        {t('operations.retry')}
        <Hidden>{` ${job.queue} ${job.id}`}</Hidden>
      </Button>
    </li>
  );
}
