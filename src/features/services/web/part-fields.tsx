import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { splitReasons } from '../lists.ts';
import { pickLists } from '../taxonomy/pick-lists.ts';
import { type Status, statuses } from '../taxonomy/statuses.ts';
import { forStatus, type RowDraft } from './draft.ts';
import { GuidanceText } from './guidance-text.tsx';
import { type Owner, OwnerField } from './owner-field.tsx';
import { PartNote } from './part-note.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { reasonWords } from './words.ts';

interface Props {
  readonly row: RowDraft;
  readonly place: number;
  /** Whether it needs a reason for being a part of its own. */
  readonly split: boolean;
  readonly edit: ServiceEdit;
  readonly owners: readonly Owner[];
  readonly onChange: (next: Partial<RowDraft>) => void;
  readonly onRemove: () => void;
}

/** One part of the entitlements. What doesn't belong to its status is not asked for. */
export function PartFields({ row, place, split, edit, owners, onChange, onRemove }: Props) {
  const t = useT();
  const service = edit.start.service;
  const lists = pickLists(service, row);
  const wrong = (field: string) => edit.at(`rows.${place}.${field}`)?.message ?? null;
  const noNumber = edit.unread.includes(`rows.${place}.entitlements`);
  const dated = row.status === 'in-progress' || row.status === 'blocked';
  return (
    <fieldset className={styles.partFields}>
      <legend>{t('services.part', { number: place + 1, status: statuses[row.status] })}</legend>
      <div className={styles.line}>
        <Field label={t('services.l1')}>
          <Select value={row.status} onChange={(_, { value }) => onChange(forStatus(row, value as Status))}>
            {lists.statuses.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {lists.reasons.length > 0 ? (
          <Field label={t('services.l2')} validationMessage={wrong('reason')}>
            <Select
              value={row.reason ?? ''}
              onChange={(_, { value }) =>
                onChange({ reason: value === '' ? null : (value as RowDraft['reason']), engineering: null })
              }
            >
              <option value="">{t('services.choose')}</option>
              {lists.reasons.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          row.status === 'in-progress' && (
            <div className={styles.derived}>
              <span>{t('services.l2')}</span>
              {reasonWords(row, { status: edit.state.status })}
            </div>
          )
        )}
        {lists.engineering.length > 0 && (
          <Field label={t('services.l3')} validationMessage={wrong('engineering')}>
            <Select
              value={row.engineering ?? ''}
              onChange={(_, { value }) => onChange({ engineering: value || null })}
            >
              <option value="">{t('services.notSaid')}</option>
              {lists.engineering.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field
          label={t('services.count')}
          className={styles.countField}
          validationMessage={noNumber ? t('services.noNumber') : null}
        >
          <Input
            inputMode="numeric"
            value={row.count}
            onChange={(_, { value }) => onChange({ count: value })}
          />
        </Field>
      </div>
      {row.reason !== null && <GuidanceText reason={row.reason} />}
      <div className={styles.line}>
        {dated && (
          <Field label={t('services.targetDate')} validationMessage={wrong('targetDate')}>
            <Input
              type="date"
              value={row.targetDate ?? ''}
              onChange={(_, { value }) => onChange({ targetDate: value || null })}
            />
          </Field>
        )}
        {row.status !== 'in-progress' && (
          <OwnerField row={row} owners={owners} wrong={wrong('owner')} onChange={onChange} />
        )}
        <Field label={t('services.nextActionDate')}>
          <Input
            type="date"
            value={row.nextActionDate ?? ''}
            onChange={(_, { value }) => onChange({ nextActionDate: value || null })}
          />
        </Field>
        {split && (
          <Field label={t('services.splitReason')} validationMessage={wrong('splitReason')}>
            <Select
              value={row.splitReason ?? ''}
              onChange={(_, { value }) =>
                onChange({ splitReason: value === '' ? null : (value as RowDraft['splitReason']) })
              }
            >
              <option value="">{t('services.choose')}</option>
              {splitReasons.map((reason) => (
                <option key={reason}>{reason}</option>
              ))}
            </Select>
          </Field>
        )}
        {(row.status === 'duplicate-invalid' || row.splitReason === 'Duplicated entitlements') && (
          <Field
            label={t('services.approval')}
            hint={t('services.approvalHint')}
            validationMessage={wrong('approval')}
          >
            <Input
              value={row.approval}
              maxLength={120}
              onChange={(_, { value }) => onChange({ approval: value })}
            />
          </Field>
        )}
      </div>
      <PartNote row={row} service={service} wrong={wrong('note')} onChange={onChange} />
      <Button
        size="small"
        appearance="subtle"
        icon={<Icon name="close" />}
        onClick={onRemove}
        aria-label={t('services.removePart', { number: place + 1, status: statuses[row.status] })}
      >
        {t('services.remove')}
      </Button>
    </fieldset>
  );
}
