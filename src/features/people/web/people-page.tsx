import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { arrange, choicesOf, pageOf } from '../../../base/grid-rows.ts';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { Grid } from '../../../ui/grid/grid.tsx';
import type { GridColumn, GridSearch, PageQuery } from '../../../ui/grid/grid-types.ts';
import { type Say, useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/link.tsx';
import { keyOf } from '../../../ui/query.ts';
import { Empty } from '../../../ui/states.tsx';
import { listPeople } from '../account-contract.ts';
import { type PersonRow, roleOf } from '../model.ts';
import styles from './person.module.css';
import { everybody } from './use-people.ts';

interface Props {
  readonly administrator: boolean;
  readonly search: GridSearch;
  readonly onSearch: (next: GridSearch) => void;
}

const rowId = ({ id }: PersonRow) => id;

/** People and queues, for administrators: who is here, in which roles, with which rights. */
export function PeoplePage({ administrator, search, onSearch }: Props) {
  const t = useT();
  useBreadcrumbs([{ label: t('people.title') }]);
  return (
    <div className={styles.list}>
      <h1>{t('people.title')}</h1>
      {administrator ? (
        <People search={search} onSearch={onSearch} />
      ) : (
        <Empty title={t('ui.failed.forbidden')} body={t('people.notYours')} />
      )}
    </div>
  );
}

function People({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>) {
  const t = useT();
  const go = useGo();
  const columns = useMemo(() => columnsOf(t), [t]);
  async function fetchPage({ cursor, limit, ...query }: PageQuery) {
    const rows = await everybody();
    return {
      ...pageOf(arrange(rows, columns, query), rowId, cursor, limit),
      choices: choicesOf(rows, columns),
    };
  }
  return (
    <Grid
      label={t('people.title')}
      columns={columns}
      queryKey={[...keyOf(listPeople), 'grid']}
      fetchPage={fetchPage}
      rowId={rowId}
      rowName={({ name }) => name}
      open={({ id }) => `/people/${id}`}
      search={search}
      onSearch={onSearch}
      defaultSort="name"
      fileName="people"
      counted={(count) => t('people.count', { count })}
      tools={
        <Button
          size="small"
          appearance="primary"
          icon={<Icon name="add" />}
          onClick={() => go('/people/new')}
        >
          {t('people.add')}
        </Button>
      }
      empty={<Empty title={t('people.none')} />}
    />
  );
}

function columnsOf(t: Say): readonly GridColumn<PersonRow>[] {
  const state = ({ disabled, queue }: PersonRow) =>
    disabled
      ? t('people.state.left')
      : queue === null
        ? t('people.state.active')
        : t(`people.queue.${queue}`);
  return [
    {
      id: 'name',
      title: t('people.column.name'),
      type: 'text',
      width: 200,
      grow: 1,
      value: ({ name }) => name,
    },
    {
      id: 'email',
      title: t('people.column.email'),
      type: 'text',
      width: 230,
      card: 'under',
      value: ({ email }) => email,
    },
    {
      id: 'roles',
      title: t('people.column.roles'),
      type: 'choice',
      width: 240,
      card: 'main',
      value: ({ roles }) => roles.map((role) => roleOf(role)?.label ?? role),
    },
    {
      id: 'firm',
      title: t('people.column.firm'),
      type: 'choice',
      width: 160,
      value: ({ firm }) => firm?.name ?? '',
    },
    { id: 'state', title: t('people.column.state'), type: 'choice', width: 120, card: 'side', value: state },
    {
      id: 'rights',
      title: t('people.column.rights'),
      type: 'choice',
      width: 180,
      value: ({ administrator, capabilities }) => [
        ...(administrator ? [t('people.account.administrator')] : []),
        ...capabilities,
      ],
    },
    {
      id: 'tenants',
      title: t('people.column.tenants'),
      type: 'number',
      width: 100,
      value: ({ tenants }) => tenants,
    },
    {
      id: 'password',
      title: t('people.column.password'),
      type: 'choice',
      width: 110,
      hidden: true,
      value: ({ hasPassword }) => t(hasPassword ? 'people.yes' : 'people.no'),
    },
  ];
}
