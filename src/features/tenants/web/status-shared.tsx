import { call } from '../../../ui/call.ts';
import { EditSection } from '../../../ui/form/edit-section.tsx';
import { useT } from '../../../ui/i18n.ts';
import { savePartnerStatus, saveTenant } from '../change-contract.ts';
import styles from './status.module.css';
import { masterFields, partnerStatusFields } from './status-fields.ts';
import type { SectionProps } from './status-props.ts';
import { useChoices } from './use-choices.ts';
import { valuesOf, versionedOf } from './versioned.ts';

/** The partner's own word for how it stands: Active, Blocked, Paused. */
export function PartnerStatusSection({ tenant, onSaved }: SectionProps) {
  const t = useT();
  const { choicesOf } = useChoices();
  const { id, master, abilities } = tenant;
  const tenantId = id as never;
  return (
    <EditSection
      title={t('status.partnerTitle')}
      notice={abilities.internal && <p className={styles.quiet}>{t('status.partnerHint')}</p>}
      fields={partnerStatusFields(t, choicesOf('partner-status', master.partnerStatus))}
      now={{ values: valuesOf(master), version: master.version }}
      editable={abilities.partnerStatus}
      canUndo={(before) => before.partnerStatus !== ''}
      send={(change, match, why) => {
        const value = String(change.partnerStatus ?? master.partnerStatus);
        const day = String(change.partnerStatusDay ?? master.partnerStatusDay ?? '');
        return call(savePartnerStatus, { tenantId, value, day, why }, { match });
      }}
      currentOf={versionedOf}
      onSaved={onSaved}
    />
  );
}

/** Name, domain, customer, country and seats: read by all, kept by few. */
export function MasterSection({ tenant, onSaved }: SectionProps) {
  const t = useT();
  const { id, master, abilities } = tenant;
  const tenantId = id as never;
  return (
    <EditSection
      title={t('status.master')}
      notice={!abilities.keep && <p className={styles.quiet}>{t('status.masterKept')}</p>}
      fields={masterFields(t, tenant)}
      now={{ values: valuesOf(master), version: master.version }}
      editable={abilities.keep}
      send={(change, match, why) => call(saveTenant, { tenantId, ...change, why }, { match })}
      currentOf={versionedOf}
      onSaved={onSaved}
    />
  );
}
