import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatShortMoment } from '../../../ui/time.ts';
import { readBlockers } from '../contract.ts';
import type { Blocker } from '../model.ts';
import { ReadOnlyWhy } from './read-only-why.tsx';
import styles from './services.module.css';
import { StatusChip } from './services-table.tsx';
import { dayWords, none } from './words.ts';

/** Everything that stops the services of a tenant, the longest first: for whoever asks whether an offer can help. */
export function BlockersScreen({ tenantId }: { tenantId: string }) {
  const t = useT();
  const list = useRowKeys();
  const query = useQuery(contractQuery(readBlockers, { tenantId }));
  if (query.isPending) return <LoadingRows count={6} label={t('services.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { items, notices, mayWrite } = query.data;
  const back = <Go to={`/tenants/${tenantId}/services`}>{t('services.toList')}</Go>;
  return (
    <div className={styles.page} ref={list}>
      <header className={styles.head}>
        {back}
        <h2>{t('services.blockers.title')}</h2>
      </header>
      {!mayWrite && <ReadOnlyWhy tenantId={tenantId} />}
      {notices.length > 0 && (
        <section className={styles.notices} aria-label={t('services.notices')}>
          <h3>{t('services.notices')}</h3>
          <ul>
            {notices.map(({ service, name, path, days }) => (
              <li key={`${service} ${path}`}>{t('services.notice', { name, path, count: days })}</li>
            ))}
          </ul>
        </section>
      )}
      {items.length === 0 ? (
        <Empty title={t('services.blockers.none')} body={t('services.blockers.noneBody')} actions={back} />
      ) : (
        <ul className={styles.blockers}>
          {items.map((item, n) => (
            <BlockerItem key={item.row.id ?? `new ${n}`} tenantId={tenantId} item={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

function BlockerItem({ tenantId, item }: { tenantId: string; item: Blocker }) {
  const t = useT();
  const { service, name, row, path, days, escalations } = item;
  return (
    <li>
      <p className={styles.cardHead}>
        <Go to={`/tenants/${tenantId}/services/${service}`} data-row="">
          {name}
        </Go>
        <StatusChip status={row.status} />
        <b>{formatCount(row.entitlements)}</b>
        <span>{path.split(' / ').slice(1).join(' / ')}</span>
        {escalations.length > 0 && (
          <Chip tone="bad">{t('services.escalated', { count: escalations.length })}</Chip>
        )}
      </p>
      {row.note !== '' && <p>{row.note}</p>}
      <p className={styles.quiet}>
        {[
          days === null
            ? t('services.notSaved')
            : t('services.forDays', { count: days, day: dayWords(row.since) }),
          t('services.ownedBy', { owner: row.owner || none }),
          t('services.nextOn', { day: dayWords(row.nextActionDate) }),
          row.targetDate !== null && t('services.dueOn', { day: dayWords(row.targetDate) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {escalations.map(({ id, at, by, text }) => (
        <blockquote key={id} className={styles.escalation}>
          {text}
          <footer className={styles.quiet}>
            {by} · <time dateTime={at}>{formatShortMoment(at)}</time>
          </footer>
        </blockquote>
      ))}
    </li>
  );
}
