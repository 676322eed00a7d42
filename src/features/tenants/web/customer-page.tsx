import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Id } from '../../../base/ids.ts';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { roleOf } from '../../people/model.ts';
import { readTenant } from '../contract.ts';
import { listCustomers, readCustomer, readCustomerTimeline } from '../customer-contract.ts';
import type { Customer } from '../customer-model.ts';
import styles from './customer.module.css';
import { CustomerSections } from './customer-sections.tsx';
import { CustomerTenants } from './customer-tenants.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';
import { primariesOf } from './primaries.ts';

interface Props {
  readonly customerId: Id<'customer'>;
  /** The customer's contacts; another feature draws them. */
  readonly contacts: ReactNode;
  /** Of whom one may be the stakeholder. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** One customer: who it is, how far it is, what it wants, its tenants and people, and what happened. */
export function CustomerPage({ customerId, contacts, people }: Props) {
  const t = useT();
  const { data, error, refetch } = useQuery(contractQuery(readCustomer, { customerId }));
  const client = useQueryClient();
  const onSaved = () => {
    for (const one of [readCustomer, listCustomers, readCustomerTimeline, readTenant])
      void client.invalidateQueries({ queryKey: keyOf(one) });
  };
  useBreadcrumbs([{ label: t('customers.title'), to: '/customers' }, { label: data?.master.name ?? '' }]);
  if (error) {
    const list = <Go to="/customers">{t('customers.toList')}</Go>;
    return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} actions={list} />;
  }
  if (!data) return <LoadingRows count={8} />;
  return (
    <div className={styles.page}>
      <Summary customer={data} />
      {!data.abilities.write && <ReadOnlyBar why={<Why customer={data} />} />}
      <CustomerSections customer={data} people={people} onSaved={onSaved} />
      <CustomerTenants customer={data} onSaved={onSaved} />
      {contacts}
      <section className={styles.part} aria-labelledby="customer-timeline">
        <h2 id="customer-timeline">{t('tenants.timeline.title')}</h2>
        <p className={styles.quiet}>{t('customers.timelineHint')}</p>
        <CustomerTimeline customerId={customerId} />
      </section>
    </div>
  );
}

function Summary({ customer }: { customer: Customer }) {
  const t = useT();
  const { master, lists, tenants } = customer;
  return (
    <header className={styles.summary}>
      <div className={styles.line}>
        <h1>{master.name}</h1>
        <Chip tone="outline">{master.region}</Chip>
        <Chip tone="outline">{master.segment}</Chip>
        <Chip>{t(master.managed ? 'customers.managed' : 'customers.unmanaged')}</Chip>
        {lists.map((list) => (
          <Chip key={list} tone="violet">
            {list}
          </Chip>
        ))}
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('tenants.column.tpid')}</dt>
          <dd>{customer.tpid}</dd>
        </div>
        <div>
          <dt>{t('customers.column.tenants')}</dt>
          <dd>
            {t('customers.tenantsOf', {
              active: tenants.filter(({ active }) => active).length,
              count: tenants.length,
            })}
          </dd>
        </div>
        {primariesOf(customer.assignees).map(({ role, name }) => (
          <div key={role}>
            <dt>{roleOf(role)?.short ?? role}</dt>
            <dd>
              <Person name={name} />
              {name}
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Why({ customer }: { customer: Customer }) {
  const t = useT();
  const [ask] = customer.assignees.filter(({ primary }) => primary);
  return ask === undefined ? t('customers.readOnly') : t('customers.readOnlyAsk', { name: ask.name });
}
