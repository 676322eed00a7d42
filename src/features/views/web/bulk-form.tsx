import { Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { listChoices } from '../../tenants/choice-contract.ts';
import type { ChoiceList } from '../../tenants/choice-model.ts';
import { motions, type Priority, priorities } from '../../tenants/model.ts';
import styles from './bulk.module.css';
import { type BulkDraft, bulkKinds } from './bulk-draft.ts';

const reasonLists = { High: 'priority-high', Medium: 'priority-medium', Low: 'priority-low' } as const;

/** Which field, and what it becomes. */
export function BulkForm({ draft, onDraft }: { draft: BulkDraft; onDraft: (next: BulkDraft) => void }) {
  const t = useT();
  const { data } = useQuery({ ...contractQuery(listChoices, {}), staleTime: 10 * 60_000 });
  const offers = (list: ChoiceList) =>
    (data?.lists[list] ?? []).filter(({ retired }) => !retired).map(({ value }) => value);
  const { kind, value, reason } = draft;
  const set = (more: Partial<BulkDraft>) => onDraft({ ...draft, ...more });
  const choose = (
    label: string,
    chosen: string,
    values: readonly string[],
    on: (value: string) => void,
    none?: string,
  ) => (
    <Choose label={label} value={chosen} onChange={on}>
      <option value="">{none ?? t('views.bulk.choose')}</option>
      {values.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </Choose>
  );
  return (
    <div className={styles.form}>
      <Choose
        label={t('views.bulk.field')}
        value={kind}
        onChange={(next) => onDraft({ kind: next as BulkDraft['kind'], value: '', reason: '' })}
      >
        {bulkKinds.map((one) => (
          <option key={one} value={one}>
            {t(`views.bulk.kind.${one}`)}
          </option>
        ))}
      </Choose>
      {(kind === 'motions-add' || kind === 'motions-remove') &&
        choose(t('views.bulk.motion'), value, motions, (next) => set({ value: next }))}
      {(kind === 'tags-add' || kind === 'tags-remove') && (
        <Field label={t('views.bulk.tag')} size="small">
          <Input value={value} maxLength={60} onChange={(_, data) => set({ value: data.value })} />
        </Field>
      )}
      {kind === 'urgency' &&
        choose(
          t('views.column.urgency'),
          value,
          offers('urgency'),
          (next) => set({ value: next }),
          t('views.bulk.none'),
        )}
      {kind === 'priority' && (
        <>
          {choose(
            t('views.column.priority'),
            value,
            priorities,
            (next) => set({ value: next, reason: '' }),
            t('views.bulk.computed'),
          )}
          {value !== '' &&
            choose(t('views.bulk.reason'), reason, offers(reasonLists[value as Priority]), (next) =>
              set({ reason: next }),
            )}
        </>
      )}
      {kind === 'active' && (
        <>
          <Choose label={t('views.column.active')} value={value} onChange={(next) => set({ value: next })}>
            <option value="">{t('views.bulk.follows')}</option>
            <option value="active">{t('views.active')}</option>
            <option value="inactive">{t('views.inactive')}</option>
          </Choose>
          {value !== '' && (
            <Field label={t('views.bulk.reason')} size="small">
              <Input value={reason} maxLength={200} onChange={(_, data) => set({ reason: data.value })} />
            </Field>
          )}
        </>
      )}
    </div>
  );
}

function Choose(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <Field label={props.label} size="small">
      <Select value={props.value} onChange={(_, { value }) => props.onChange(value)}>
        {props.children}
      </Select>
    </Field>
  );
}
