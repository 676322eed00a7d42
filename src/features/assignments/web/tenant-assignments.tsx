import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import type { TabId } from '../model.ts';
import styles from './assignments.module.css';
import { CustomerDialog } from './customer-dialog.tsx';
import { PlaceEditor } from './place-editor.tsx';
import { useAssignments } from './use-assignments.ts';

interface Props {
  readonly tenantId: string;
  readonly myId: string;
  readonly tab: TabId | undefined;
  readonly onTab: (tab: TabId) => void;
}

/** The tab of a tenant that says who works there (domain.md 3.13, 8.5). */
export function TenantAssignments({ tenantId, myId, tab, onTab }: Props) {
  const t = useT();
  const where = useMemo(() => ({ tenantId }), [tenantId]);
  const [customerOpen, setCustomerOpen] = useState(false);
  const { data, error, refetch } = useAssignments(where);
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={8} label={t('assignments.loading')} />;
  const shown = data.tabs.find((one) => one === tab) ?? data.tabs[0] ?? 'onboarding';
  const { customer, firm, inherited } = data;
  const partner = !data.tabs.includes('enterprise');
  const links = (
    <>
      {firm && <Chip tone="violet">{t('assignments.firm', { firm: firm.name })}</Chip>}
      {!partner && (
        <Button size="small" onClick={() => setCustomerOpen(true)}>
          {t('assignments.customerLevel', { customer: customer.name, count: inherited.length })}
        </Button>
      )}
    </>
  );
  return (
    <div className={styles.page}>
      <PlaceEditor where={where} base={data} myId={myId} tab={shown} onTab={onTab} links={links} />
      {!partner && (
        <CustomerDialog
          customerId={customer.id}
          name={customer.name}
          myId={myId}
          open={customerOpen}
          onClose={() => setCustomerOpen(false)}
        />
      )}
    </div>
  );
}
