import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { listCustomers } from '../customer-contract.ts';
import { AddTenant } from './add-tenant.tsx';

/** Adds a tenant by hand, for those who may. */
export function AddTenantButton({ onAdded }: { onAdded: (tenantId: string) => void }) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(contractQuery(listCustomers, { tab: 'primary', limit: 1 }));
  if (data?.mayAdd !== true) return null;
  return (
    <>
      <Button onClick={() => setAdding(true)}>{t('tenants.add')}</Button>
      <AddTenant open={adding} onClose={() => setAdding(false)} onAdded={onAdded} />
    </>
  );
}
