import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { StatusControl, StatusWord } from '../../../ui/status.tsx';
import { formatMoment, formatPercent, formatShortMoment } from '../../../ui/time.ts';
import { responsibleRoles, type TaskRecord, taskStatuses } from '../model.ts';
import type { TaskChange } from '../rules.ts';
import styles from './panel.module.css';
import { type TaskEdit, useTaskEdit } from './use-task-edit.ts';

interface Props {
  readonly name: string;
  readonly record: TaskRecord;
  readonly saving: boolean;
  readonly onSave: (base: TaskRecord, change: TaskChange, done: () => void) => void;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** Status, % and responsible with one Save. */
export function TaskForm({ name, record, saving, onSave, onUnsaved }: Props) {
  const t = useT();
  const edit = useTaskEdit(record);
  const { unsaved, ready, shown, fixed } = edit;
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);
  useEffect(() => () => onUnsaved(false), [onUnsaved]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(edit.base, ready, edit.reset);
      }}
    >
      <div className={styles.fields}>
        <StatusField name={name} edit={edit} />
        <PercentField edit={edit} />
        <ResponsibleField edit={edit} />
      </div>
      <div className={styles.saveRow}>
        <span className={styles.said}>
          {fixed !== undefined && unsaved ? (
            t('tasks.percentFixed', { status: shown.status, percent: formatPercent(fixed) })
          ) : (
            <LastSaved record={record} />
          )}
        </span>
        <Button type="submit" appearance="primary" size="small" disabled={!ready || saving}>
          {saving ? t('tasks.saving') : t('tasks.save')}
        </Button>
      </div>
    </form>
  );
}

function StatusField({ name, edit }: { name: string; edit: TaskEdit }) {
  const t = useT();
  return (
    <div className={styles.statusField}>
      <span>{t('tasks.status')}</span>
      <StatusControl
        kind="field"
        value={edit.shown.status}
        options={taskStatuses}
        label={t('tasks.statusOf', { task: name })}
        onChange={(status) => edit.set({ status })}
      />
    </div>
  );
}

function PercentField({ edit }: { edit: TaskEdit }) {
  const t = useT();
  const message = edit.wrong ? { validationMessage: t('tasks.percentWrong') } : {};
  return (
    <Field label={t('tasks.percent')} size="small" {...message}>
      <Input
        size="medium"
        inputMode="numeric"
        readOnly={edit.fixed !== undefined}
        value={edit.percentText}
        contentAfter={<span className={styles.unit}>{t('tasks.percentUnit')}</span>}
        onChange={(_, data) => edit.setPercent(data.value)}
      />
    </Field>
  );
}

function ResponsibleField({ edit }: { edit: TaskEdit }) {
  const t = useT();
  const present = edit.shown.responsible;
  return (
    <Field label={t('tasks.responsible')} size="small">
      <Select size="medium" value={present} onChange={(_, data) => edit.set({ responsible: data.value })}>
        {choices(present).map((role) => (
          <option key={role}>{role}</option>
        ))}
      </Select>
    </Field>
  );
}

/** The same for somebody who may only read: text, no greyed-out controls. */
export function TaskFacts({ record }: { record: TaskRecord }) {
  const t = useT();
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('tasks.status')}</dt>
        <dd>
          <StatusWord status={record.status} />
        </dd>
        <dt>{t('tasks.percent')}</dt>
        <dd>{formatPercent(record.percentComplete)}</dd>
        <dt>{t('tasks.responsible')}</dt>
        <dd>{record.responsible}</dd>
      </dl>
      <p className={styles.said}>
        <LastSaved record={record} />
      </p>
    </>
  );
}

function LastSaved({ record: { updatedAt, updatedBy } }: { record: TaskRecord }) {
  const t = useT();
  if (updatedAt === null) return t('tasks.neverSaved');
  const when = formatShortMoment(updatedAt);
  return (
    <time dateTime={updatedAt} title={formatMoment(updatedAt)}>
      {updatedBy ? t('tasks.savedBy', { when, name: updatedBy.name }) : t('tasks.savedAt', { when })}
    </time>
  );
}

// A role the list does not know still shows: the catalogue may name others.
function choices(present: string): readonly string[] {
  return responsibleRoles.some((role) => role === present)
    ? responsibleRoles
    : [present, ...responsibleRoles];
}
