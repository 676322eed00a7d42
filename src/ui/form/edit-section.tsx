import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useRef } from 'react';
import { useT } from '../i18n.ts';
import { LeaveDialog } from '../leave-dialog.tsx';
import { EditForm } from './edit-form.tsx';
import { FieldValue } from './field-value.tsx';
import styles from './form.module.css';
import type { FormField, FormValues, Versioned } from './form-field.ts';
import { type Check, useEdit } from './use-edit.ts';
import { type SaveOptions, useSave } from './use-save.ts';

interface Props extends SaveOptions {
  readonly fields: readonly FormField[];
  readonly now: Versioned;
  /** Whether this person may change it; otherwise there is no button, and the page says why. */
  readonly editable: boolean;
  readonly check?: Check | undefined;
  /** Which fields are asked for, as the values stand; all unless told. */
  readonly asked?: (values: FormValues) => readonly FormField[];
  /** Said under the title: what follows, what to mind. */
  readonly notice?: ReactNode;
  /** Beside Edit, while nobody edits. */
  readonly actions?: ReactNode;
}

/** A part of a page that is read, and edited, saved or cancelled by itself. */
export function EditSection(props: Props) {
  const { title, fields, now, editable, check, notice, actions, asked = () => fields } = props;
  const t = useT();
  const heading = useId();
  const edit = useEdit(fields, now, check);
  const saving = useSave(edit, props);
  const section = useRef<HTMLElement>(null);
  const cancel = () => {
    edit.stop();
    saving.forget();
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('[data-edit]')?.focus());
  };
  return (
    <section ref={section} className={styles.section} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {!edit.editing && actions}
        {editable && !edit.editing && (
          <Button
            size="small"
            data-edit=""
            onClick={edit.begin}
            aria-label={t('ui.form.editOf', { what: title })}
          >
            {t('ui.form.edit')}
          </Button>
        )}
      </header>
      {notice}
      {edit.editing ? (
        <EditForm fields={asked(edit.values)} edit={edit} saving={saving} onCancel={cancel} />
      ) : (
        <Facts fields={asked(now.values)} values={now.values} />
      )}
      <LeaveDialog unsaved={edit.editing && edit.changed} body={t('ui.form.unsaved', { what: title })} />
    </section>
  );
}

/** The same as text, for reading: no greyed-out controls. */
export function Facts({ fields, values }: { fields: readonly FormField[]; values: FormValues }) {
  return (
    <dl className={styles.facts}>
      {fields.map((field) => (
        <div key={field.id} className={field.wide ? styles.wide : undefined}>
          <dt>{field.label}</dt>
          <dd>
            <FieldValue field={field} value={values[field.id] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
