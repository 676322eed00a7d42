import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { formatPercent } from '../../../ui/time.ts';
import { readTenantUsage } from '../../usage/contract.ts';
import { proposedStatus, sumAt } from '../entitlement-rules.ts';
import { serviceMotions, serviceStatuses } from '../lists.ts';
import type { Draft } from './draft.ts';
import { Section } from './section.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { none } from './words.ts';

/** When the work began, how far it is, and which motions it belongs to. */
export function EngagementSection({
  edit,
  tenantId,
  internal,
}: {
  edit: ServiceEdit;
  tenantId: string;
  internal: boolean;
}) {
  const t = useT();
  const { draft, state, before } = edit;
  const inProgress = sumAt(state.rows, 'in-progress') > 0;
  const moved = before.engagementStart !== null && before.engagementStart !== state.engagementStart;
  const toggle = (motion: Draft['motions'][number], on: boolean) =>
    edit.set({
      motions: serviceMotions.filter((one) => (one === motion ? on : draft.motions.includes(one))),
    });
  return (
    <Section id="engagement" title={t('services.section.engagement')}>
      {!inProgress && <p className={styles.quiet}>{t('services.noneInProgress')}</p>}
      <div className={styles.line}>
        <Field
          label={t('services.engagementStart')}
          hint={t('services.engagementStartHint')}
          validationMessage={edit.at('engagementStart')?.message ?? null}
        >
          <Input
            type="date"
            disabled={!inProgress && draft.engagementStart === null}
            value={draft.engagementStart ?? ''}
            onChange={(_, { value }) => edit.set({ engagementStart: value || null })}
          />
        </Field>
        <Field label={t('services.status')} validationMessage={edit.at('status')?.message ?? null}>
          <Select
            disabled={!inProgress}
            value={draft.status ?? ''}
            onChange={(_, { value }) =>
              edit.set({ status: value === '' ? null : (value as Draft['status']) })
            }
          >
            <option value="">{t('services.notSaid')}</option>
            {serviceStatuses.map((status) => (
              <option key={status}>{status}</option>
            ))}
          </Select>
        </Field>
        {inProgress && <Proposal edit={edit} tenantId={tenantId} />}
      </div>
      {moved && (
        <Field
          label={t('services.why')}
          required
          hint={t('services.whyHint')}
          validationMessage={edit.at('why')?.message ?? null}
        >
          <Textarea
            value={edit.words.why}
            maxLength={500}
            onChange={(_, { value }) => edit.setWords({ why: value })}
          />
        </Field>
      )}
      {internal && (
        <Field label={t('services.motions')} validationMessage={edit.at('motions')?.message ?? null}>
          <div className={styles.line}>
            {serviceMotions.map((motion) => (
              <Checkbox
                key={motion}
                label={motion}
                checked={draft.motions.includes(motion)}
                onChange={(_, { checked }) => toggle(motion, checked === true)}
              />
            ))}
          </div>
        </Field>
      )}
    </Section>
  );
}

/** The status that usage speaks for, when it is another one. */
function Proposal({ edit, tenantId }: { edit: ServiceEdit; tenantId: string }) {
  const t = useT();
  const { service } = edit.start;
  const { data } = useQuery({ ...contractQuery(readTenantUsage, { tenantId, service }), retry: false });
  const percent = data?.services.find(({ id }) => id === service)?.percent ?? null;
  const proposed = proposedStatus(percent);
  if (percent === null) return null;
  const used = formatPercent(percent, 1);
  if (proposed === undefined || proposed === edit.draft.status)
    return (
      <p className={styles.quiet}>{t('services.usageNow', { percent: used, status: proposed ?? none })}</p>
    );
  return (
    <p className={styles.quiet}>
      {t('services.proposed', { percent: used, status: proposed })}{' '}
      <Button size="small" onClick={() => edit.set({ status: proposed })}>
        {t('services.suggest.use')}
      </Button>
    </p>
  );
}
