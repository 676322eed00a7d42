import { SearchBox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { type MessageKey, useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatPercent, formatShortDay } from '../../../ui/time.ts';
import { readPortfolioUsage } from '../contract.ts';
import type { PortfolioRow } from '../model.ts';
import styles from './portfolio.module.css';
import { type PortfolioSort, sortRows, sumOf } from './portfolio-rows.ts';
import { Sparkline } from './sparkline.tsx';

interface Props {
  readonly sort: PortfolioSort;
  readonly onSort: (sort: PortfolioSort) => void;
}

/** All tenants that one sees, with their usage: whom to help first. */
export function Portfolio({ sort, onSort }: Props) {
  const t = useT();
  const [words, setWords] = useState('');
  const query = useQuery(contractQuery(readPortfolioUsage, {}));
  useBreadcrumbs([{ label: t('usage.portfolio') }]);
  if (query.isPending) return <LoadingRows count={8} label={t('usage.portfolio.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  if (rows.length === 0)
    return (
      <Empty
        heading="h1"
        title={t('usage.portfolio.emptyTitle')}
        body={t('usage.portfolio.emptyBody')}
        actions={<Go to="/usage/sync">{t('usage.sync')}</Go>}
      />
    );
  const found = rows.filter(({ name, customer }) =>
    `${name} ${customer}`.toLowerCase().includes(words.trim().toLowerCase()),
  );
  const { people, unknown } = sumOf(found);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('usage.portfolio')}</h1>
        <Go to="/usage/sync" className={styles.sync}>
          {t('usage.sync')}
        </Go>
        <SearchBox
          size="small"
          placeholder={t('usage.portfolio.find')}
          aria-label={t('usage.portfolio.find')}
          value={words}
          onChange={(_, { value }) => setWords(value)}
        />
      </header>
      {found.length === 0 ? (
        <p className={styles.quiet}>{t('usage.portfolio.nothing', { words })}</p>
      ) : (
        <Table rows={sortRows(found, sort)} sort={sort} onSort={onSort} />
      )}
      <p className={styles.sum}>
        {t('usage.portfolio.sum', { count: found.length, people: formatCount(people) })}
        {unknown > 0 && <> · {t('usage.portfolio.unknown', { count: unknown })}</>}
      </p>
    </div>
  );
}

const columns: readonly {
  readonly by: PortfolioSort['by'];
  readonly label: MessageKey;
  readonly numeric?: true;
}[] = [
  { by: 'name', label: 'usage.portfolio.tenant' },
  { by: 'customer', label: 'usage.portfolio.customer' },
  { by: 'region', label: 'usage.portfolio.region' },
  { by: 'people', label: 'usage.portfolio.people', numeric: true },
  { by: 'percent', label: 'usage.portfolio.share', numeric: true },
  { by: 'growth28', label: 'usage.portfolio.growth', numeric: true },
  { by: 'newPeople', label: 'usage.portfolio.flow', numeric: true },
  { by: 'needed', label: 'usage.portfolio.gap', numeric: true },
];

function Table(props: { rows: readonly PortfolioRow[]; sort: PortfolioSort; onSort: Props['onSort'] }) {
  const t = useT();
  const { rows, sort, onSort } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
    <section className={styles.scroll} tabIndex={0} aria-label={t('usage.portfolio')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ by, label, numeric }) => (
              <th
                key={by}
                scope="col"
                className={numeric && styles.numeric}
                aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  onClick={() => onSort({ by, down: sort.by === by ? !sort.down : numeric === true })}
                >
                  {t(label)}
                  {sort.by === by && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
                </button>
              </th>
            ))}
            <th scope="col">{t('usage.portfolio.line')}</th>
            <th scope="col">{t('usage.portfolio.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const none = '–';
const signed = (value: number) => (value > 0 ? `+${formatCount(value)}` : formatCount(value));

function Row({ row }: { row: PortfolioRow }) {
  const t = useT();
  const { id, name, customer, region, people, percent, growth28, quality, dataDate } = row;
  const state =
    dataDate === null
      ? t('usage.portfolio.noReport')
      : quality === 'complete'
        ? formatShortDay(dataDate)
        : quality === 'identity-broken' || quality === 'suppressed'
          ? t(`usage.quality.${quality}`)
          : t('usage.portfolio.since', { day: formatShortDay(dataDate) });
  return (
    <tr>
      <td>
        <Go to={`/tenants/${id}/usage`} data-row="">
          {name}
        </Go>
        {quality !== 'complete' && <span className={styles.under}>{state}</span>}
      </td>
      <td>{customer}</td>
      <td>{region}</td>
      <td className={styles.numeric}>
        {people !== null
          ? formatCount(people)
          : row.atLeast === null
            ? none
            : `${formatCount(row.atLeast)}–${row.atMost === null ? '?' : formatCount(row.atMost)}`}
      </td>
      <td className={styles.numeric}>{percent === null ? none : formatPercent(percent, 1)}</td>
      <td className={`${styles.numeric} ${(growth28 ?? 0) < 0 ? styles.fell : ''}`}>
        {growth28 === null ? none : signed(growth28)}
      </td>
      <td className={styles.numeric}>
        {row.newPeople === null || row.resurrected === null || row.lapsed === null
          ? none
          : `+${formatCount(row.newPeople)} / +${formatCount(row.resurrected)} / −${formatCount(row.lapsed)}`}
      </td>
      <td className={styles.numeric}>
        {row.needed === null || row.nextMilestone === null
          ? none
          : t(row.nextReachedOn === null ? 'usage.portfolio.gapOf' : 'usage.portfolio.gapAgain', {
              people: formatCount(row.needed),
              percent: formatPercent(row.nextMilestone),
              day: row.nextReachedOn === null ? '' : formatShortDay(row.nextReachedOn),
            })}
      </td>
      <td>
        <Sparkline values={row.line} />
      </td>
      <td className={quality === 'complete' ? styles.quiet : styles.doubt}>{state}</td>
    </tr>
  );
}
