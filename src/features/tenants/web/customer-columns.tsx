import { Chip } from '../../../ui/chip.tsx';
import type { GridColumn } from '../../../ui/grid/grid-types.ts';
import type { Say } from '../../../ui/i18n.ts';
import { formatShortDay } from '../../../ui/time.ts';
import { roleOf } from '../../people/model.ts';
import { type CustomerRow, customerFields } from '../customer-model.ts';

type Look = Omit<GridColumn<CustomerRow>, 'id' | 'type' | 'value'>;

/** The columns of the customers. Their filters come with the views of the portfolio; words and order are here. */
export function customerColumns(t: Say): readonly GridColumn<CustomerRow>[] {
  const looks: Readonly<Record<string, Look>> = {
    name: { title: t('tenants.column.customer'), width: 180, grow: 2 },
    tpid: { title: t('tenants.column.tpid'), width: 96, card: 'under', render: ({ tpid }) => tpid },
    tenants: { title: t('customers.column.tenants'), width: 84, card: 'main' },
    activeTenants: { title: t('customers.column.active'), width: 84, card: 'main' },
    status: { title: t('customers.field.status'), width: 140, card: 'side' },
    nextReview: {
      title: t('customers.field.nextReview'),
      width: 110,
      render: ({ nextReview }) => (nextReview === null ? '–' : formatShortDay(nextReview)),
    },
    region: { title: t('tenants.column.region'), width: 96 },
    segment: { title: t('tenants.column.segment'), width: 100 },
  };
  const known = customerFields.map((field): GridColumn<CustomerRow> => {
    const look = looks[field.id] ?? { title: field.id, width: 100 };
    return { ...field, ...look, filterable: false };
  });
  return [
    ...known,
    {
      id: 'lists',
      type: 'choice',
      title: t('customers.field.lists'),
      width: 120,
      value: ({ lists }) => lists,
      sortable: false,
      filterable: false,
      render: ({ lists }) =>
        lists.map((list) => (
          <Chip key={list} tone="outline">
            {list}
          </Chip>
        )),
    },
    {
      id: 'role',
      type: 'text',
      title: t('tenants.column.role'),
      width: 84,
      value: ({ myRole }) => (myRole === null ? null : (roleOf(myRole)?.short ?? myRole)),
      sortable: false,
      filterable: false,
    },
  ];
}
