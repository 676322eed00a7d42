import { Button } from '@fluentui/react-components';
import { FieldConflict } from '../field-conflict.tsx';
import { useT } from '../i18n.ts';
import { formatDay } from '../time.ts';
import { FieldInput } from './field-input.tsx';
import styles from './form.module.css';
import type { FormField, FormValue } from './form-field.ts';
import type { Edit } from './use-edit.ts';
import type { useSave } from './use-save.ts';

interface Props {
  readonly fields: readonly FormField[];
  readonly edit: Edit;
  readonly saving: ReturnType<typeof useSave>;
  readonly onCancel: () => void;
}

/** The fields of an edit with one Save. The first takes the focus; Esc leaves as long as nothing is changed. */
export function EditForm({ fields, edit, saving, onCancel }: Props) {
  const t = useT();
  const ready = edit.changed && !edit.hasFault && !saving.saving;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) saving.save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !edit.changed) onCancel();
      }}
    >
      {saving.clashes && <Clashes fields={fields} edit={edit} ids={saving.clashes} faster={saving.faster} />}
      <div className={styles.fields}>
        {fields.map((field, n) => (
          <div key={field.id} className={field.wide ? styles.wide : undefined}>
            <FieldInput
              field={field}
              value={edit.shown(field)}
              fault={edit.changed ? edit.faultOf(field.id) : undefined}
              onChange={(value) => edit.set(field.id, value)}
              autoFocus={n === 0}
            />
          </div>
        ))}
      </div>
      {saving.refused && (
        <p className={styles.refused} role="alert">
          {saving.refused.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small" disabled={!ready}>
          {saving.saving ? t('ui.form.saving') : t('ui.form.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('ui.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Clashes(props: {
  fields: readonly FormField[];
  edit: Edit;
  ids: readonly string[];
  faster: string | undefined;
}) {
  const { fields, edit, ids, faster } = props;
  const t = useT();
  const rows = fields
    .filter((field) => ids.includes(field.id) && edit.isTouched(field.id))
    .map((field) => ({
      id: field.id,
      label: field.label,
      theirs: spoken(field, edit.base.values[field.id] ?? null, t('ui.form.yes'), t('ui.form.no')),
      mine: spoken(field, edit.shown(field), t('ui.form.yes'), t('ui.form.no')),
      onTheirs: () => edit.drop(field.id),
    }));
  return (
    <>
      {faster !== undefined && <p className={styles.faster}>{faster}</p>}
      <FieldConflict rows={rows} />
    </>
  );
}

/** A value as a line of text. */
function spoken(field: FormField, value: FormValue, yes: string, no: string): string {
  const labelOf = (one: string) => field.choices?.find((choice) => choice.value === one)?.label ?? one;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  return field.kind === 'day' && value !== '' ? formatDay(String(value)) : labelOf(String(value));
}
