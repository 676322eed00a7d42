import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Id } from '../../base/ids.ts';
import { listCustomerContacts } from '../../features/contacts/contract.ts';
import { ContactGroups } from '../../features/contacts/web/contact-groups.tsx';
import { ContactPane } from '../../features/contacts/web/contact-pane.tsx';
import { TenantContacts } from '../../features/contacts/web/tenant-contacts.tsx';
import { CustomerList, type CustomerSearch } from '../../features/tenants/web/customer-list.tsx';
import { CustomerPage } from '../../features/tenants/web/customer-page.tsx';
import { PartnerWish } from '../../features/tenants/web/partner-wish.tsx';
import { ReadOnlyWhy } from '../../features/tenants/web/read-only-why.tsx';
import { TenantStatus } from '../../features/tenants/web/tenant-status.tsx';
import { useGo } from '../../ui/link.tsx';
import { contractQuery } from '../../ui/query.ts';
import styles from './customers.module.css';

const list = getRouteApi('/inside/customers');
const page = getRouteApi('/inside/customers/$customerId');
const tenant = getRouteApi('/inside/tenants/$tenantId');
const contacts = getRouteApi('/inside/tenants/$tenantId/contacts');

export function Customers() {
  const search = list.useSearch() as CustomerSearch;
  const navigate = useNavigate();
  const go = useGo();
  return (
    <CustomerList
      search={search}
      onSearch={(next) => void navigate({ to: '/customers', search: { ...next }, replace: true })}
      onOpen={(id) => go(`/customers/${id}`)}
    />
  );
}

/** A customer with its contacts, which belong to another feature. */
export function Customer() {
  const { customerId } = page.useParams() as { customerId: Id<'customer'> };
  const { contact } = page.useSearch() as { contact?: string };
  const navigate = useNavigate();
  const where = { customer: customerId };
  const { data } = useQuery(contractQuery(listCustomerContacts, { customerId }));
  const choose = (id: string | undefined) =>
    void navigate({
      to: '/customers/$customerId',
      params: { customerId },
      search: { contact: id },
      replace: true,
    });
  const people = (data?.contacts ?? []).filter(({ kind }) => kind === 'Customer');
  return (
    <div className={styles.screen}>
      <CustomerPage
        key={customerId}
        customerId={customerId}
        people={people}
        contacts={<ContactGroups where={where} chosen={contact} onChoose={choose} />}
      />
      <ContactPane where={where} chosen={contact} onClose={() => choose(undefined)} />
    </div>
  );
}

export function StatusTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  return <TenantStatus tenantId={tenantId} />;
}

export function ContactsTab() {
  const { tenantId } = tenant.useParams() as { tenantId: Id<'tenant'> };
  const { contact } = contacts.useSearch() as { contact?: string };
  const navigate = useNavigate();
  return (
    <TenantContacts
      tenantId={tenantId}
      chosen={contact}
      onChoose={(id) =>
        void navigate({
          to: '/tenants/$tenantId/contacts',
          params: { tenantId },
          search: { contact: id },
          replace: true,
        })
      }
      readOnly={<ReadOnlyWhy tenantId={tenantId} />}
      partnerWish={<PartnerWish tenantId={tenantId} />}
    />
  );
}
