import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { StatusControl, StatusWord } from '../../../ui/status.tsx';
import { formatMoment, formatPercent, formatShortMoment } from '../../../ui/time.ts';
import { responsibleRoles, type TaskRecord, taskStatuses } from '../model.ts';
import { decideSave, percentFixedBy, type TaskChange } from '../rules.ts';
import styles from './panel.module.css';

interface Props {
  readonly name: string;
  readonly record: TaskRecord;
  readonly saving: boolean;
  readonly onSave: (base: TaskRecord, change: TaskChange, done: () => void) => void;
  readonly onUnsaved: (unsaved: boolean) => void;
}

interface Edit {
  /** What the person saw when they began: somebody else's save in between is then no surprise, but a choice. */
  readonly base: TaskRecord;
  readonly change: TaskChange;
  /** As typed; may be no number yet. */
  readonly percent?: string | undefined;
}

/** Status, % and responsible with one Save. */
export function TaskForm({ name, record, saving, onSave, onUnsaved }: Props) {
  const t = useT();
  const [edit, setEdit] = useState<Edit>();
  const base = edit?.base ?? record;
  const change = edit?.change ?? {};
  const decision = decideSave(base, change, new Date(0));
  const shown = decision.changed ? decision.next : base;
  const fixed = percentFixedBy(shown.status);
  const wrong = edit?.percent !== undefined && fixed === undefined && readPercent(edit.percent) === undefined;
  const unsaved = decision.changed || wrong;
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);
  useEffect(() => () => onUnsaved(false), [onUnsaved]);

  function set(next: TaskChange, percent: string | undefined = edit?.percent): void {
    setEdit({ base, change: { ...change, ...next }, percent });
  }
  function save(): void {
    if (decision.changed && !wrong) onSave(base, decision.after, () => setEdit(undefined));
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={styles.fields}>
        <div className={styles.statusField}>
          <span>{t('tasks.status')}</span>
          <StatusControl
            kind="field"
            value={shown.status}
            options={taskStatuses}
            label={t('tasks.statusOf', { task: name })}
            onChange={(status) => set({ status }, undefined)}
          />
        </div>
        <Field
          label={t('tasks.percent')}
          size="small"
          {...(wrong && { validationMessage: t('tasks.percentWrong') })}
        >
          <Input
            size="medium"
            inputMode="numeric"
            readOnly={fixed !== undefined}
            value={fixed === undefined ? (edit?.percent ?? String(shown.percentComplete)) : String(fixed)}
            contentAfter={<span className={styles.unit}>{t('tasks.percentUnit')}</span>}
            onChange={(_, data) => set({ percentComplete: readPercent(data.value) }, data.value)}
          />
        </Field>
        <Field label={t('tasks.responsible')} size="small">
          <Select
            size="medium"
            value={shown.responsible}
            onChange={(_, data) => set({ responsible: data.value })}
          >
            {choices(shown.responsible).map((role) => (
              <option key={role}>{role}</option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles.saveRow}>
        <span className={styles.said}>
          {fixed !== undefined && edit !== undefined ? (
            t('tasks.percentFixed', { status: shown.status, percent: formatPercent(fixed) })
          ) : (
            <LastSaved record={record} />
          )}
        </span>
        <Button
          type="submit"
          appearance="primary"
          size="small"
          disabled={!decision.changed || wrong || saving}
        >
          {saving ? t('tasks.saving') : t('tasks.save')}
        </Button>
      </div>
    </form>
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

function readPercent(text: string): number | undefined {
  const number = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number <= 100 ? number : undefined;
}

// A role the list does not know still shows: the catalogue may name others.
function choices(present: string): readonly string[] {
  return responsibleRoles.some((role) => role === present)
    ? responsibleRoles
    : [present, ...responsibleRoles];
}
