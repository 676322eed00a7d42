import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call } from '../../../ui/call.ts';
import { Pill } from '../../../ui/chip.tsx';
import { Grid } from '../../../ui/grid/grid.tsx';
import type { GridSearch, PageQuery } from '../../../ui/grid/grid-types.ts';
import { askedOf } from '../../../ui/grid/grid-view.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Empty } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { listCustomers } from '../customer-contract.ts';
import { type CustomerRow, type CustomerTab, customerTabs } from '../customer-model.ts';
import { AddCustomer } from './add-customer.tsx';
import styles from './customer.module.css';
import { customerColumns } from './customer-columns.tsx';

export interface CustomerSearch extends GridSearch {
  readonly tab?: CustomerTab | undefined;
}

const rowId = ({ id }: CustomerRow) => id;

/** Customers: where one is primary, where one is assigned, and all of them for those who read all. */
export function CustomerList(props: {
  search: CustomerSearch;
  onSearch: (next: CustomerSearch) => void;
  onOpen: (customerId: string) => void;
}) {
  const { search, onSearch, onOpen } = props;
  const t = useT();
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => customerColumns(t), [t]);
  const { tab = 'primary', ...view } = search;
  const { data: may } = useQuery(contractQuery(listCustomers, { tab: 'primary', limit: 1 }));
  useBreadcrumbs([{ label: t('customers.title') }]);
  const fetchPage = useMemo(
    () =>
      ({ signal, ...query }: PageQuery) => {
        const { sort, find, cursor, limit } = askedOf(query);
        return call(listCustomers, { tab, sort, find, cursor, limit }, { signal });
      },
    [tab],
  );
  const tabs = customerTabs.filter((one) => one !== 'all' || may?.mayListAll === true);
  return (
    <div className={styles.list}>
      <header className={styles.listHead}>
        <h1>{t('customers.title')}</h1>
        <fieldset className={styles.tabs} aria-label={t('customers.whose')}>
          {tabs.map((one) => (
            <Pill key={one} on={one === tab} onClick={() => onSearch({ ...view, tab: one })}>
              {t(`customers.tab.${one}`)}
            </Pill>
          ))}
        </fieldset>
        {may?.mayAdd && <Button onClick={() => setAdding(true)}>{t('customers.add')}</Button>}
      </header>
      <Grid
        key={tab}
        label={t('customers.title')}
        columns={columns}
        queryKey={[...keyOf(listCustomers), tab]}
        fetchPage={fetchPage}
        rowId={rowId}
        rowName={({ name }) => name}
        open={({ id }) => `/customers/${id}`}
        search={view}
        onSearch={(next) => onSearch({ ...next, tab: search.tab })}
        defaultSort="name"
        fileName="customers"
        counted={(count) => t('customers.counted', { count, customers: formatCount(count) })}
        empty={
          <Empty
            title={t(`customers.empty.${tab}`)}
            body={t('customers.emptyBody')}
            actions={
              tab !== 'all' && may?.mayListAll ? (
                <Button onClick={() => onSearch({ tab: 'all' })}>{t('customers.showAll')}</Button>
              ) : undefined
            }
          />
        }
      />
      <AddCustomer open={adding} onClose={() => setAdding(false)} onAdded={onOpen} />
    </div>
  );
}
