import { call } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { EditSection } from '../../../ui/form/edit-section.tsx';
import type { FormField, FormValues } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { saveActivity, saveFacts, savePriority, saveStatus } from '../change-contract.ts';
import { priorities, type TenantInternal } from '../model.ts';
import { priorityWords as wordsOf } from '../rules.ts';
import styles from './status.module.css';
import {
  factFields,
  flagFields,
  motionFault,
  priorityFields,
  priorityWords,
  statusFields,
} from './status-fields.ts';
import type { SectionProps } from './status-props.ts';
import { useChoices } from './use-choices.ts';
import { flagsIn, valuesOf, versionedOf } from './versioned.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** What every section about internal facts shares. */
function useInternal({ tenant, onSaved }: SectionProps) {
  const internal = tenant.internal as TenantInternal;
  return {
    internal,
    tenantId: tenant.id as never,
    shared: {
      now: { values: valuesOf(internal), version: internal.version },
      editable: tenant.abilities.facts,
      currentOf: versionedOf,
      onSaved,
    },
  };
}

export function StatusSection(props: SectionProps) {
  const t = useT();
  const { choicesOf } = useChoices();
  const { internal, tenantId, shared } = useInternal(props);
  return (
    <EditSection
      {...shared}
      title={t('status.overall')}
      fields={statusFields(t, choicesOf('overall-status', internal.status))}
      canUndo={(before) => before.status !== ''}
      send={(change, match, why) => {
        const value = String(change.status ?? internal.status);
        // A new status holds from today unless somebody says since when.
        const day = String(change.statusDay ?? (change.status === undefined ? internal.statusDay : today()));
        return call(saveStatus, { tenantId, value, day, why }, { match });
      }}
      actions={<Go to={`/tenants/${tenantId}/notes`}>{t('status.notes')}</Go>}
    />
  );
}

export function ActivitySection(props: SectionProps) {
  const t = useT();
  const { internal, tenantId, shared } = useInternal(props);
  const { active, parked } = props.tenant;
  const choice: FormField = {
    id: 'activeOverride',
    label: t('status.active'),
    kind: 'choice',
    nothing: null,
    choices: [
      { value: 'yes', label: t('status.activeYes') },
      { value: 'no', label: t('status.activeNo') },
    ],
    hint: t('status.activeHint'),
    show: () => (
      <>
        <Chip tone={active ? 'ok' : 'neutral'}>{t(active ? 'status.isActive' : 'tenants.inactive')}</Chip>{' '}
        {internal.activeOverride === null
          ? t(parked ? 'status.parked' : 'status.followsStatus')
          : t('status.saidSo')}
      </>
    ),
  };
  const reason: FormField = {
    id: 'activeReason',
    label: t('tenants.field.activeReason'),
    kind: 'text',
    required: true,
    most: 200,
    wide: true,
  };
  return (
    <EditSection
      {...shared}
      now={activityOf(shared.now.values, shared.now.version)}
      currentOf={(current) => {
        const found = versionedOf(current);
        return found && activityOf(found.values, found.version);
      }}
      title={t('status.activeTitle')}
      fields={[choice, reason]}
      asked={(values) => (values.activeOverride === null ? [choice] : [choice, reason])}
      send={(change, match) => {
        const said =
          change.activeOverride === undefined ? saidOf(internal.activeOverride) : change.activeOverride;
        const active = said === null ? null : said === 'yes';
        const reason = active === null ? '' : String(change.activeReason ?? internal.activeReason);
        return call(saveActivity, { tenantId, active, reason }, { match });
      }}
    />
  );
}

const saidOf = (override: boolean | null) => (override === null ? null : override ? 'yes' : 'no');

const activityOf = (values: FormValues, version: number) => ({
  values: { ...values, activeOverride: saidOf(values.activeOverride as boolean | null) },
  version,
});

export function PrioritySection(props: SectionProps) {
  const t = useT();
  const choices = useChoices();
  const { internal, tenantId, shared } = useInternal(props);
  const warnings = priorityWords(t, choices, internal, today());
  const shown = wordsOf(internal);
  return (
    <EditSection
      {...shared}
      title={t('status.priority')}
      fields={priorityFields(t, choices, { override: internal.override ?? 'High' })}
      asked={(values) =>
        priorityFields(t, choices, values).map((field) =>
          field.id === 'override' ? { ...field, show: () => shown || t('status.noPriority') } : field,
        )
      }
      notice={
        warnings.length > 0 && (
          <ul className={styles.warnings}>
            {warnings.map((warning) => (
              <li key={warning}>
                <Icon name="warning" size={12} /> {warning}
              </li>
            ))}
          </ul>
        )
      }
      send={(change, match, why) => {
        const said = change.override === undefined ? internal.override : change.override;
        const override = priorities.find((one) => one === said) ?? null;
        const reason = override === null ? '' : String(change.priorityReason ?? internal.priorityReason);
        return call(savePriority, { tenantId, override, reason, why }, { match });
      }}
      actions={
        internal.override !== null && <Go to={`/tenants/${tenantId}/notes`}>{t('status.explainInNote')}</Go>
      }
    />
  );
}

export function FactsSection(props: SectionProps) {
  const t = useT();
  const choices = useChoices();
  const { internal, tenantId, shared } = useInternal(props);
  return (
    <EditSection
      {...shared}
      title={t('status.facts')}
      fields={factFields(t, choices, internal)}
      check={(values) => motionFault(t, values)}
      send={(change, match, why) => call(saveFacts, { tenantId, ...(change as object), why }, { match })}
    />
  );
}

export function FlagsSection(props: SectionProps) {
  const t = useT();
  const choices = useChoices();
  const { internal, tenantId, shared } = useInternal(props);
  const { reference } = props.tenant;
  return (
    <EditSection
      {...shared}
      title={t('status.flags')}
      notice={<p className={styles.quiet}>{t(reference ? 'status.isReference' : 'status.isNoReference')}</p>}
      fields={flagFields(choices, internal)}
      send={(change, match, why) => {
        const flags = { ...internal.flags, ...flagsIn(change) };
        for (const [field, value] of Object.entries(change))
          if (value === '') delete flags[field.replace('flag:', '')];
        return call(saveFacts, { tenantId, flags, why }, { match });
      }}
    />
  );
}
