import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call } from '../../../ui/call.ts';
import { saveRows } from '../../../ui/grid/file-rows.ts';
import { Grid } from '../../../ui/grid/grid.tsx';
import type { GridSearch, PageQuery } from '../../../ui/grid/grid-types.ts';
import { askedOf } from '../../../ui/grid/grid-view.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { keyOf } from '../../../ui/query.ts';
import { Empty } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { readPortfolioUsage } from '../contract.ts';
import type { PortfolioRow } from '../model.ts';
import { sumOf } from '../portfolio-model.ts';
import styles from './portfolio.module.css';
import { portfolioColumns } from './portfolio-columns.tsx';

interface Props {
  readonly search: GridSearch;
  readonly onSearch: (next: GridSearch) => void;
}

const fileName = 'usage-portfolio';
const rowId = ({ id }: PortfolioRow) => id;
const fetchPage = ({ signal, ...query }: PageQuery) => call(readPortfolioUsage, askedOf(query), { signal });

/** All tenants that one sees, with their usage: whom to help first. */
export function Portfolio({ search, onSearch }: Props) {
  const t = useT();
  const columns = useMemo(() => portfolioColumns(t), [t]);
  useBreadcrumbs([{ label: t('usage.portfolio') }]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('usage.portfolio')}</h1>
        <Go to="/usage/sync">{t('usage.sync')}</Go>
      </header>
      <Grid
        label={t('usage.portfolio')}
        columns={columns}
        queryKey={keyOf(readPortfolioUsage)}
        fetchPage={fetchPage}
        rowId={rowId}
        rowName={({ name }) => name}
        open={({ id }) => `/tenants/${id}/usage`}
        search={search}
        onSearch={onSearch}
        defaultSort="-people"
        fileName={fileName}
        counted={(count) => t('usage.portfolio.counted', { count, tenants: formatCount(count) })}
        summary={({ people, unknown }) => (
          <>
            {' · '}
            {t('usage.portfolio.sum', { people: formatCount(people) })}
            {unknown > 0 && ` · ${t('usage.portfolio.unknown', { count: unknown })}`}
          </>
        )}
        bulk={(chosen) => (
          <Button
            size="small"
            appearance="primary"
            onClick={() => void saveRows(fileName, columns, chosen, 'xlsx')}
          >
            {t('usage.portfolio.save')}
          </Button>
        )}
        bulkSummary={(chosen) => t('usage.portfolio.sum', { people: formatCount(sumOf(chosen).people) })}
        empty={
          <Empty
            heading="h2"
            title={t('usage.portfolio.emptyTitle')}
            body={t('usage.portfolio.emptyBody')}
            actions={<Go to="/usage/sync">{t('usage.sync')}</Go>}
          />
        }
      />
    </div>
  );
}
