import type { ReactNode } from 'react';
import type { Id } from '../../../base/ids.ts';
import { Companies } from './companies.tsx';
import { ContactGroups } from './contact-groups.tsx';
import { ContactPane } from './contact-pane.tsx';
import styles from './contacts.module.css';
import { useContacts } from './use-contacts.ts';

interface Props {
  readonly tenantId: Id<'tenant'>;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  /** Says why nothing can be changed here; another feature draws it. */
  readonly readOnly: ReactNode;
  /** Whether the customer desires a partner's help; another feature draws it. */
  readonly partnerWish: ReactNode;
}

/** The Contacts tab: people of three kinds, and partner companies. */
export function TenantContacts({ tenantId, chosen, onChoose, readOnly, partnerWish }: Props) {
  const where = { tenant: tenantId };
  const { data } = useContacts(where);
  return (
    <div className={styles.screen}>
      <div className={styles.page}>
        {data && !data.mayAdd && readOnly}
        <ContactGroups where={where} chosen={chosen} onChoose={onChoose} />
        <Companies tenantId={tenantId} partnerWish={partnerWish} />
      </div>
      <ContactPane where={where} chosen={chosen} onClose={() => onChoose(undefined)} />
    </div>
  );
}
