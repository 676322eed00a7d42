import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { readDifference } from '../contract.ts';
import type { PlaybookDifference } from '../model.ts';
import { pageAddress } from '../rules.ts';
import { Kinds } from './kinds.tsx';
import { PassageChange } from './passage-change.tsx';
import { useSeen } from './seen-as.tsx';
import { TaskChange } from './task-change.tsx';
import styles from './versions.module.css';

/** What has changed from one version to another: tasks with the work on them, then steps, pages, and passages word by word. */
export function Difference({ from, to }: { from: number; to: number }) {
  const t = useT();
  const { as } = useSeen();
  const query = useQuery(contractQuery(readDifference, { from, to, as }));
  if (query.isPending) return <LoadingRows label={t('playbooks.comparing')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { difference, work } = query.data;
  const { tasks, steps, pages, passages } = difference;
  if (tasks.length + steps.length + pages.length + passages.length === 0)
    return <Empty heading="h2" title={t('playbooks.sameTitle')} body={t('playbooks.sameBody')} />;
  return (
    <>
      <Changes title={t('playbooks.changedTasks', { count: tasks.length })} count={tasks.length}>
        {tasks.map((task) => (
          <TaskChange key={task.id} task={task} work={work?.find(({ taskId }) => taskId === task.id)} />
        ))}
      </Changes>
      <Changes title={t('playbooks.changedSteps', { count: steps.length })} count={steps.length}>
        {steps.map((step) => (
          <StepChange key={`${placeKey(step.before)} ${placeKey(step.after)}`} step={step} />
        ))}
      </Changes>
      <Changes title={t('playbooks.changedPages', { count: pages.length })} count={pages.length}>
        {pages.map((page) => (
          <PageChange key={`${page.before?.path} ${page.after?.path}`} page={page} />
        ))}
      </Changes>
      <Passages key={`${from} ${to} ${as}`} passages={passages} />
    </>
  );
}

function Changes({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={styles.changes}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

// A whole playbook that was written anew is long: as much as somebody reads, and the rest when asked for.
const atOnce = 40;

function Passages({ passages }: Pick<PlaybookDifference, 'passages'>) {
  const t = useT();
  const [limit, setLimit] = useState(atOnce);
  const count = passages.length;
  return (
    <>
      <Changes title={t('playbooks.changedPassages', { count })} count={count}>
        {passages.slice(0, limit).map((passage, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: passages without a heading share the empty anchor, and never move
          <PassageChange key={i} passage={passage} />
        ))}
      </Changes>
      {count > limit && (
        <Button className={styles.more ?? ''} onClick={() => setLimit(limit + atOnce)}>
          {t('playbooks.morePassages', { count: count - limit })}
        </Button>
      )}
    </>
  );
}

const placeKey = (place: { page: string; anchor: string } | null) =>
  place === null ? '' : `${place.page}#${place.anchor}`;

function StepChange({ step }: { step: PlaybookDifference['steps'][number] }) {
  const t = useT();
  const { to } = useSeen();
  const { before, after, kinds } = step;
  const place = after ?? before;
  if (place === null) return null;
  return (
    <li>
      <p className={styles.line}>
        {after ? <Go to={to(pageAddress(after.page, after.anchor))}>{after.title}</Go> : <b>{place.title}</b>}
        <Kinds kinds={kinds} />
      </p>
      <p className={styles.quiet}>{place.page}</p>
      {before && after && (
        <p className={styles.quiet}>{t('playbooks.was', { what: `${before.title} · ${before.page}` })}</p>
      )}
    </li>
  );
}

function PageChange({ page }: { page: PlaybookDifference['pages'][number] }) {
  const t = useT();
  const { to } = useSeen();
  const { before, after, kinds } = page;
  const facts = after ?? before;
  if (facts === null) return null;
  const words = ({ path, title, phases, audiences }: typeof facts) =>
    [title, path, phases.join(', '), audiences.join(', ')].filter((word) => word !== '').join(' · ');
  return (
    <li>
      <p className={styles.line}>
        {after ? <Go to={to(pageAddress(after.path))}>{after.title}</Go> : <b>{facts.title}</b>}
        <Kinds kinds={kinds} />
      </p>
      <p className={styles.quiet}>{words(facts)}</p>
      {before && after && <p className={styles.quiet}>{t('playbooks.was', { what: words(before) })}</p>}
    </li>
  );
}
