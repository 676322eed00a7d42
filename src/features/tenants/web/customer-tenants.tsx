import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { saveReference } from '../customer-contract.ts';
import type { Customer } from '../customer-model.ts';
import { AddTenant } from './add-tenant.tsx';
import styles from './customer.module.css';
import { MotionChips } from './tenant-parts.tsx';

/** The tenants of a customer, the reference with its trophy; who may not change that is told who may. */
export function CustomerTenants({ customer, onSaved }: { customer: Customer; onSaved: () => void }) {
  const t = useT();
  const { tenants, referenceTenantId, abilities, mayNameReference, tpid } = customer;
  const [adding, setAdding] = useState(false);
  return (
    <section className={styles.part} aria-labelledby="customer-tenants">
      <header className={styles.partHead}>
        <h2 id="customer-tenants">{t('customers.section.tenants')}</h2>
        {abilities.addTenant && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('tenants.add')}
          </Button>
        )}
      </header>
      {referenceTenantId === null && tenants.length > 0 && (
        <p className={styles.warning}>
          <Icon name="warning" size={12} /> {t('customers.noReference')}
        </p>
      )}
      {!abilities.reference && tenants.length > 1 && (
        <p className={styles.quiet}>
          {mayNameReference.length === 0
            ? t('customers.referenceAskAnybody')
            : t('customers.referenceAsk', { names: mayNameReference.join(', ') })}
        </p>
      )}
      {tenants.length === 0 ? (
        <p className={styles.quiet}>{t('customers.noTenants')}</p>
      ) : (
        <ul className={styles.tenants}>
          {tenants.map((tenant) => (
            <Row
              key={tenant.id}
              customer={customer}
              tenant={tenant}
              reference={tenant.id === referenceTenantId}
              onSaved={onSaved}
            />
          ))}
        </ul>
      )}
      <AddTenant open={adding} tpid={tpid} onClose={() => setAdding(false)} onAdded={onSaved} />
    </section>
  );
}

function Row(props: {
  customer: Customer;
  tenant: Customer['tenants'][number];
  reference: boolean;
  onSaved: () => void;
}) {
  const { customer, tenant, reference, onSaved } = props;
  const t = useT();
  return (
    <li>
      <span className={styles.tenantName}>
        {reference && <Trophy />}
        <Go to={`/tenants/${tenant.id}`}>{tenant.name}</Go>
        {!tenant.active && <Chip>{t('tenants.inactive')}</Chip>}
      </span>
      <span className={styles.quiet}>{tenant.status || t('status.none')}</span>
      <span className={styles.quiet}>{tenant.priority}</span>
      <span className={styles.chips}>
        <MotionChips motions={tenant.motions} />
      </span>
      {customer.abilities.reference && !reference && (
        <MakeReference customer={customer} tenant={tenant} onSaved={onSaved} />
      )}
    </li>
  );
}

/** Marks the tenant that carries what is said of the whole customer. */
export function Trophy() {
  const t = useT();
  return (
    <span
      className={styles.trophy}
      role="img"
      aria-label={t('customers.reference')}
      title={t('customers.reference')}
    >
      <Icon name="star" size={12} />
    </span>
  );
}

function MakeReference(props: {
  customer: Customer;
  tenant: { id: string; name: string };
  onSaved: () => void;
}) {
  const { customer, tenant, onSaved } = props;
  const t = useT();
  const { show } = useToasts();
  const send = (tenantId: string, match: number, why?: string) =>
    call(saveReference, { customerId: customer.id as never, tenantId: tenantId as never, why }, { match });
  const mutation = useMutation({
    mutationFn: () => send(tenant.id, customer.internalVersion),
    onSuccess: ({ version }) => {
      onSaved();
      const before = customer.referenceTenantId;
      const undo = before === null ? undefined : () => send(before, version, 'undo').then(onSaved);
      show({ title: t('customers.referenceSet', { tenant: tenant.name }), undo });
    },
    onError: (error) => {
      onSaved();
      show({ title: t('customers.referenceKept'), body: problemOf(error).message, intent: 'error' });
    },
  });
  return (
    <Button
      size="small"
      appearance="subtle"
      disabled={mutation.isPending}
      aria-label={t('customers.makeReferenceOf', { tenant: tenant.name })}
      onClick={() => mutation.mutate()}
    >
      {t('customers.makeReference')}
    </Button>
  );
}
