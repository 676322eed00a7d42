import { useCallback, useMemo } from 'react';
import { call } from '../../../ui/call.ts';
import { Grid } from '../../../ui/grid/grid.tsx';
import type { GridColumn, GridSearch, PageQuery } from '../../../ui/grid/grid-types.ts';
import { askedOf } from '../../../ui/grid/grid-view.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { Empty } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { listUsagePeople, mostPeopleAtOnce } from '../people-contract.ts';
import { peopleFields, type UsagePerson, type UsageRows } from '../people-model.ts';
import styles from './people.module.css';

interface Props<Search extends GridSearch> {
  readonly figure: {
    readonly tenantId: string;
    readonly service: string;
    readonly day: string;
    asOf?: string;
  };
  readonly rows: UsageRows;
  readonly search: Search;
  readonly onSearch: (next: Search) => void;
}

const rowId = ({ key }: UsagePerson) => key;

/** The people of a figure as keys: enough to count again. Names stand beside them where they are kept. */
export function PeopleGrid<Search extends GridSearch>({ figure, rows, search, onSearch }: Props<Search>) {
  const t = useT();
  const { tenantId, service, day, asOf } = figure;
  const { counts } = rows;
  const columns = useMemo((): readonly GridColumn<UsagePerson>[] => {
    const [key, last, services] = peopleFields;
    return [
      {
        ...key,
        title: t('usage.people.key'),
        width: 190,
        render: (row) => (
          <>
            <code className={styles.key}>{row.key}</code> {row.name}
          </>
        ),
      },
      { ...last, title: t('usage.people.lastDay'), width: 150, card: 'main' },
      {
        ...services,
        title: t('usage.people.services'),
        width: 260,
        grow: 1,
        card: 'under',
        labelOf: (id) => counts.find((one) => one.id === id)?.name ?? id,
      },
    ];
  }, [t, counts]);
  const fetchPage = useCallback(
    ({ signal, ...query }: PageQuery) =>
      call(
        listUsagePeople,
        { tenantId, service, day, ...(asOf === undefined ? {} : { asOf }), ...askedOf(query) },
        { signal },
      ),
    [tenantId, service, day, asOf],
  );
  return (
    <Grid
      label={t('usage.people.list')}
      columns={columns}
      queryKey={[...keyOf(listUsagePeople), figure]}
      fetchPage={fetchPage}
      wholePage={mostPeopleAtOnce}
      rowId={rowId}
      rowName={rowId}
      search={search}
      onSearch={(next) => onSearch({ ...search, ...next })}
      defaultSort="key"
      fileName={`usage-people-${rows.service}-${rows.day}`}
      counted={(count) => t('usage.people.counted', { count, people: formatCount(count) })}
      empty={<Empty title={t('usage.people.nobody')} />}
    />
  );
}
