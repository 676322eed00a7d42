import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { CaseRow } from './case-row.tsx';
import styles from './cases.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { boxOf, type QueueSearch } from './queue-search.ts';
import { countQuery, useQueue } from './use-cases.ts';

interface Props {
  readonly search: QueueSearch;
  readonly onSearch: (search: QueueSearch) => void;
}

/** Cases by what they wait for, those that have waited longest first. */
export function QueueScreen({ search, onSearch }: Props) {
  const t = useT();
  const rows = useRowKeys();
  const counts = useQuery(countQuery).data;
  const query = useQueue({ box: boxOf(search), process: search.process, state: search.state });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useBreadcrumbs([{ label: t('cases.title') }]);
  return (
    <div ref={rows} className={styles.page}>
      <h1>{t('cases.title')}</h1>
      <QueueFilters search={search} onSearch={onSearch} counts={counts} />
      {query.isPending && <LoadingRows label={t('cases.loading')} />}
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Nothing search={search} onSearch={onSearch} />}
      <ul className={styles.rows}>
        {items.map((shown) => (
          <CaseRow key={shown.id} shown={shown} withTenant />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('cases.more')}
        </Button>
      )}
    </div>
  );
}

/** An empty box, and whether it is the filters that empty it. */
function Nothing({ search, onSearch }: Props) {
  const t = useT();
  const box = boxOf(search);
  const filtered = search.process !== undefined || search.state !== undefined;
  if (!filtered) return <Empty title={t(`cases.empty.${box}`)} body={t('cases.emptyBody')} />;
  const drop = <Button onClick={() => onSearch({ box: search.box })}>{t('cases.dropFilters')}</Button>;
  return <Empty title={t(`cases.empty.${box}`)} body={t('cases.filtered')} actions={drop} />;
}
