import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { listTenants } from '../contract.ts';
import { listCustomers } from '../customer-contract.ts';
import { AddTenant } from './add-tenant.tsx';
import { TenantCards } from './tenant-cards.tsx';
import { TenantFilters } from './tenant-filters.tsx';
import styles from './tenant-list.module.css';
import type { TenantSearch } from './tenant-search.ts';
import { TenantTable } from './tenant-table.tsx';

interface Props {
  readonly search: TenantSearch;
  readonly onSearch: (next: TenantSearch) => void;
}

/** The tenants this person may see. The filters live in the address, so that a link shows the same list. */
export function TenantList({ search, onSearch }: Props) {
  const t = useT();
  const phone = useMedia('phone');
  useBreadcrumbs([{ label: t('tenants.title') }]);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTenants(search);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const list = useRowKeys();
  const go = useGo();
  const [adding, setAdding] = useState(false);
  const { data: customers } = useQuery(contractQuery(listCustomers, { tab: 'primary', limit: 1 }));
  const mayAdd = customers?.mayAdd === true;
  return (
    <div className={styles.page} ref={list}>
      <div className={styles.titleLine}>
        <h1 className={styles.title}>{t('tenants.title')}</h1>
        {mayAdd && <Button onClick={() => setAdding(true)}>{t('tenants.add')}</Button>}
      </div>
      <AddTenant open={adding} onClose={() => setAdding(false)} onAdded={(id) => go(`/tenants/${id}`)} />
      <TenantFilters search={search} onSearch={onSearch} />
      <div className={styles.rows}>
        {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingRows count={10} />}
        {data && rows.length === 0 && <NoTenants search={search} onSearch={onSearch} />}
        {rows.length > 0 && (phone ? <TenantCards rows={rows} /> : <TenantTable rows={rows} />)}
        {hasNextPage && (
          <Button
            className={styles.more}
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
            ref={whenSeen(() => void fetchNextPage())}
          >
            {t('tenants.more')}
          </Button>
        )}
      </div>
      <div className={styles.totals} role="status">
        {rows.length > 0 &&
          t('tenants.shown', { count: total, shown: formatCount(rows.length), total: formatCount(total) })}
      </div>
    </div>
  );
}

function useTenants({ search, mine }: TenantSearch) {
  const input = { search, mine, limit: 100 };
  return useInfiniteQuery({
    queryKey: keyOf(listTenants, input),
    queryFn: ({ pageParam, signal }) => call(listTenants, { ...input, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    // The rows of the former filter stay while the next ones come: no flash of an empty list at each letter.
    placeholderData: (former) => former,
  });
}

function NoTenants({ search, onSearch }: Props) {
  const t = useT();
  if (search.search) {
    return (
      <Empty
        title={t('tenants.empty.search', { search: search.search })}
        body={t('tenants.empty.searchBody')}
        actions={
          <Button onClick={() => onSearch({ ...search, search: undefined })}>
            {t('tenants.empty.drop')}
          </Button>
        }
      />
    );
  }
  if (search.mine) {
    return (
      <Empty
        title={t('tenants.empty.mine')}
        body={t('tenants.empty.mineBody')}
        actions={<Button onClick={() => onSearch({})}>{t('tenants.empty.showAll')}</Button>}
      />
    );
  }
  return <Empty title={t('tenants.empty.none')} body={t('tenants.empty.noneBody')} />;
}

/** A ref that calls once its element comes near the view; the button remains for those who don't scroll. */
function whenSeen(onSeen: () => void) {
  return (element: HTMLElement | null) => {
    if (!element) return;
    const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && onSeen(), {
      rootMargin: '400px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  };
}
