import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import { useState } from 'react';
import { FieldConflict } from '../../../ui/field-conflict.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { Metric, TenantService } from '../model.ts';
import { type MetricText, textsOf, useSaveMetric } from './use-metrics.ts';

interface Props {
  readonly tenantId: string;
  /** Undefined for a new one. */
  readonly metric: Metric | undefined;
  readonly services: readonly TenantService[];
  readonly onClose: () => void;
}

const empty: MetricText = { service: '', name: '', target: '', actual: '', met: false };
const fields = ['name', 'target', 'actual'] as const;

/** Adds, changes or removes a success metric. */
export function MetricDialog({ tenantId, metric, services, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState<MetricText>(metric === undefined ? empty : textsOf(metric));
  const set = (next: Partial<MetricText>) => setText((former) => ({ ...former, ...next }));
  const { save, remove, saving, error, theirs } = useSaveMetric(tenantId, metric, onClose);
  const shown = (value: string | boolean) =>
    typeof value === 'boolean' ? t(value ? 'services.yes' : 'services.no') : value;
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {t(metric === undefined ? 'services.metrics.add' : 'services.metrics.change')}
          </DialogTitle>
          <DialogContent>
            {theirs && (
              <FieldConflict
                rows={([...fields, 'met'] as const)
                  .filter((field) => theirs[field] !== text[field])
                  .map((field) => ({
                    id: field,
                    label: t(`services.metrics.${field}`),
                    theirs: shown(theirs[field]),
                    mine: shown(text[field]),
                    onTheirs: () => set({ [field]: theirs[field] }),
                  }))}
              />
            )}
            {fields.map((field) => (
              <Field
                key={field}
                label={t(`services.metrics.${field}`)}
                required={field === 'name'}
                hint={field === 'name' ? null : t('services.metrics.hint')}
              >
                <Input
                  value={text[field]}
                  maxLength={200}
                  onChange={(_, { value }) => set({ [field]: value })}
                />
              </Field>
            ))}
            <Field label={t('services.column.service')} validationMessage={error ?? null}>
              <Select value={text.service} onChange={(_, { value }) => set({ service: value })}>
                <option value="">{t('services.wholeTenant')}</option>
                {services.map(({ service, name }) => (
                  <option key={service} value={service}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Checkbox
              label={t('services.metrics.met')}
              checked={text.met}
              onChange={(_, { checked }) => set({ met: checked === true })}
            />
          </DialogContent>
          <DialogActions fluid>
            <Button
              appearance="primary"
              disabled={saving || text.name.trim() === ''}
              onClick={() => save(text)}
            >
              {t('services.save')}
            </Button>
            {metric !== undefined && (
              <Button disabled={saving} onClick={remove}>
                {t('services.metrics.remove')}
              </Button>
            )}
            <Button onClick={onClose}>{t('services.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
