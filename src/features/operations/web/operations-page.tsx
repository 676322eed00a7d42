import { useQuery } from '@tanstack/react-query';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { listDeadJobs } from '../contract.ts';
import { DeadJob } from './dead-job.tsx';
import { TroubledMails } from './mails.tsx';
import styles from './operations.module.css';

/** For administrators: what waits, what failed for good, and how to put it back. */
export function OperationsPage() {
  const t = useT();
  useBreadcrumbs([{ label: t('operations.title') }]);
  const { data, error, refetch } = useQuery({ ...contractQuery(listDeadJobs, {}), refetchInterval: 15_000 });
  return (
    <div className={styles.page}>
      <h1>{t('operations.title')}</h1>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={4} />}
      {data && (
        <>
          <section>
            <h2>{t('operations.dead')}</h2>
            {data.jobs.length === 0 ? (
              <Empty title={t('operations.none')} body={t('operations.noneBody')} />
            ) : (
              <p className={styles.quiet}>{t('operations.deadBody')}</p>
            )}
            <ul className={styles.jobs}>
              {data.jobs.map((job) => (
                <DeadJob key={job.id} job={job} />
              ))}
            </ul>
          </section>
          <TroubledMails />
          <Queues queues={data.queues} />
        </>
      )}
    </div>
  );
}

function Queues({ queues }: { queues: readonly { name: string; waiting: number }[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t('operations.queues')}</h2>
      {queues.length === 0 && <p className={styles.quiet}>{t('operations.noQueues')}</p>}
      {queues.length > 0 && (
        <table className={styles.queues}>
          <thead>
            <tr>
              <th scope="col">{t('operations.queue')}</th>
              <th scope="col">{t('operations.waiting')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.name}>
                <td>{queue.name}</td>
                <td>{formatCount(queue.waiting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
