import { Button, SearchBox } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { Chip, Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { keyOf } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { listUsageSync } from '../sync-contract.ts';
import type { UsageSync } from '../sync-model.ts';
import styles from './sync.module.css';
import { Lag, Missing, Moment, RetryButton, SyncChip } from './sync-parts.tsx';
import { SyncReports } from './sync-reports.tsx';
import { summaryOf } from './sync-summary.ts';

interface Props {
  readonly search: string | undefined;
  readonly onSearch: (search: string | undefined) => void;
}

const everyMs = 30_000;

/** Fetching at all tenants that one sees: a row each, its reports below it when it is opened. */
export function SyncOverview({ search, onSearch }: Props) {
  const t = useT();
  useBreadcrumbs([{ label: t('usage.title'), to: '/usage' }, { label: t('usage.sync') }]);
  const input = { search, limit: 50 };
  const query = useInfiniteQuery({
    queryKey: keyOf(listUsageSync, input),
    queryFn: ({ pageParam, signal }) => call(listUsageSync, { ...input, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    placeholderData: (former) => former,
    refetchInterval: everyMs,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('usage.sync')}</h1>
        <SearchBox
          size="small"
          placeholder={t('usage.sync.find')}
          aria-label={t('usage.sync.find')}
          value={search ?? ''}
          onChange={(_, { value }) => onSearch(value === '' ? undefined : value)}
        />
      </header>
      {query.error && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows count={8} label={t('usage.sync.loading')} />}
      {query.data && rows.length === 0 && <Nothing search={search} onSearch={onSearch} />}
      {rows[0]?.setUp === false && <p className={styles.sentence}>{t('usage.sync.notSetUp')}</p>}
      {rows.length > 0 && <Tenants rows={rows} />}
      {query.hasNextPage && (
        <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('usage.sync.more')}
        </Button>
      )}
      {rows.length > 0 && (
        <p className={styles.quiet} role="status">
          {t('usage.sync.shown', {
            count: total,
            shown: formatCount(rows.length),
            total: formatCount(total),
          })}
        </p>
      )}
    </div>
  );
}

function Nothing({ search, onSearch }: Props) {
  const t = useT();
  if (search === undefined) return <Empty title={t('usage.sync.none')} body={t('usage.sync.noneBody')} />;
  const drop = <Button onClick={() => onSearch(undefined)}>{t('usage.sync.drop')}</Button>;
  return <Empty title={t('usage.sync.noMatch', { search })} actions={drop} />;
}

function Tenants({ rows }: { rows: readonly UsageSync[] }) {
  const t = useT();
  const [open, setOpen] = useState<string | undefined>(undefined);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('usage.sync.tenant')}</th>
          <th scope="col">{t('usage.sync.state')}</th>
          <th scope="col">{t('usage.sync.lastSuccess')}</th>
          <th scope="col">{t('usage.sync.lag')}</th>
          <th scope="col">{t('usage.sync.nextTry')}</th>
          <th scope="col">{t('usage.sync.missing')}</th>
          <th scope="col">{t('usage.sync.action')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((sync) => (
          <Fragment key={sync.tenant.id}>
            <Row
              sync={sync}
              open={open === sync.tenant.id}
              onOpen={() => setOpen(open === sync.tenant.id ? undefined : sync.tenant.id)}
            />
            {open === sync.tenant.id && (
              <tr className={styles.inner} id={`reports-${sync.tenant.id}`}>
                <td colSpan={7}>
                  <SyncReports sync={sync} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Row({ sync, open, onOpen }: { sync: UsageSync; open: boolean; onOpen: () => void }) {
  const t = useT();
  const { tenant, connection, reports, mayRetry } = sync;
  const address = `/tenants/${tenant.id}/usage/sync`;
  const name = (
    <th scope="row">
      <Go to={address}>{tenant.name}</Go>
      <span className={styles.which}> {tenant.customer}</span>
    </th>
  );
  if (connection.state !== 'connected')
    return (
      <tr>
        {name}
        <td data-label={t('usage.sync.state')}>
          <Chip tone="neutral">{t(`usage.sync.short.${connection.state}`)}</Chip>
        </td>
        <td colSpan={5} className={styles.act}>
          {sync.mayConnect && sync.setUp && <Go to={address}>{t('usage.sync.connect')}</Go>}
        </td>
      </tr>
    );
  const { state, lastSuccess, lag, nextTry, missing, problem } = summaryOf(reports);
  return (
    <>
      <tr className={problem && !open ? styles.withWords : undefined}>
        {name}
        <td data-label={t('usage.sync.state')}>
          <SyncChip state={state} />
        </td>
        <td data-label={t('usage.sync.lastSuccess')}>
          <Moment at={lastSuccess} />
        </td>
        <td data-label={t('usage.sync.lag')}>
          <Lag days={lag} />
        </td>
        <td data-label={t('usage.sync.nextTry')}>
          <Moment at={nextTry} />
        </td>
        <td data-label={t('usage.sync.missing')}>
          <Missing days={missing} />
        </td>
        <td className={styles.act}>
          <Button
            size="small"
            appearance="subtle"
            icon={<Icon name={open ? 'chevron-up' : 'chevron-down'} />}
            aria-expanded={open}
            aria-controls={open ? `reports-${tenant.id}` : undefined}
            onClick={onOpen}
          >
            {t('usage.sync.reports')}
            <Hidden>{` ${tenant.name}`}</Hidden>
          </Button>
          {mayRetry && <RetryButton tenantId={tenant.id} called={tenant.name} />}
        </td>
      </tr>
      {problem && !open && (
        <tr className={styles.words}>
          <td colSpan={7}>
            {problem.text} <code>{problem.code}</code>
          </td>
        </tr>
      )}
    </>
  );
}
