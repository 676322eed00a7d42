import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatPercent } from '../../../ui/time.ts';
import { recordRfa } from '../contract.ts';
import { Section } from './section.tsx';
import { ForecastHistory } from './service-view.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { useForgetServices } from './use-services.ts';
import { dayWords } from './words.ts';

interface Props {
  readonly edit: ServiceEdit;
  readonly tenantId: string;
  readonly milestones: readonly [number, number];
  /** Record the request that a forecast rests on. */
  readonly mayRecord: boolean;
}

/** When the partner means to reach the milestones. */
export function ForecastSection({ edit, tenantId, milestones, mayRecord }: Props) {
  const t = useT();
  const { rfa, forecasts } = edit.start;
  const [first, second] = milestones.map((one) => formatPercent(one)) as [string, string];
  const { forecast } = edit.draft;
  const fields = [
    { field: 'first', label: t('services.forecast.at', { percent: first }) },
    { field: 'second', label: t('services.forecast.at', { percent: second }) },
    { field: 'maximum', label: t('services.forecast.maximum') },
  ] as const;
  return (
    <Section id="forecast" title={t('services.section.forecast')}>
      <p className={styles.quiet}>
        {rfa === null
          ? t('services.forecast.noRfa')
          : t('services.forecast.submitted', { id: rfa.id, day: dayWords(rfa.submitted) })}
      </p>
      {rfa === null && mayRecord && <RecordRfa tenantId={tenantId} service={edit.start.service} />}
      {rfa !== null && (
        <div className={styles.line}>
          {fields.map(({ field, label }) => (
            <Field
              key={field}
              label={label}
              validationMessage={edit.at(`forecast.${field}`)?.message ?? null}
            >
              <Input
                type="date"
                value={forecast[field] ?? ''}
                onChange={(_, { value }) => edit.set({ forecast: { ...forecast, [field]: value || null } })}
              />
            </Field>
          ))}
        </div>
      )}
      <ForecastHistory forecasts={forecasts} first={first} second={second} />
    </Section>
  );
}

/** For whoever keeps the portfolio: the request, when no import has brought it. */
function RecordRfa({ tenantId, service }: { tenantId: string; service: string }) {
  const t = useT();
  const forget = useForgetServices();
  const [id, setId] = useState('');
  const [submitted, setSubmitted] = useState('');
  const record = useMutation({
    mutationFn: () => call(recordRfa, { tenantId, service, id, submitted }),
    onSuccess: forget,
  });
  return (
    <div className={styles.line}>
      <Field label={t('services.forecast.rfaId')} validationMessage={record.error?.message ?? null}>
        <Input value={id} maxLength={80} onChange={(_, { value }) => setId(value)} />
      </Field>
      <Field label={t('services.forecast.rfaDay')}>
        <Input type="date" value={submitted} onChange={(_, { value }) => setSubmitted(value)} />
      </Field>
      <Button
        disabled={id.trim() === '' || submitted === '' || record.isPending}
        onClick={() => record.mutate()}
      >
        {t('services.forecast.record')}
      </Button>
    </div>
  );
}
