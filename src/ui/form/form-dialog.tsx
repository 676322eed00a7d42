import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../call.ts';
import { useT } from '../i18n.ts';
import { FieldInput } from './field-input.tsx';
import styles from './form.module.css';
import { type FormField, type FormValue, type FormValues, faultOf, settled } from './form-field.ts';

interface Props {
  /** It stays mounted while it is closed. */
  readonly open: boolean;
  readonly title: string;
  /** The verb on its button. */
  readonly act: string;
  readonly notice?: ReactNode;
  readonly fields: readonly FormField[];
  readonly empty: FormValues;
  readonly onClose: () => void;
  readonly send: (values: FormValues) => Promise<unknown>;
}

/** Asks for something new. A refusal is said above the buttons, and nothing that was typed is lost. */
export function FormDialog({ open, title, act, notice, fields, empty, onClose, send }: Props) {
  const t = useT();
  const [typed, setTyped] = useState<FormValues>({});
  const [asked, setAsked] = useState(false);
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: () => close(),
  });
  const close = () => {
    setTyped({});
    setAsked(false);
    mutation.reset();
    onClose();
  };
  const shownOf = (field: FormField): FormValue => typed[field.id] ?? empty[field.id] ?? null;
  const faults = new Map(fields.map((field) => [field.id, faultOf(field, shownOf(field))]));
  const ready = [...faults.values()].every((fault) => fault === undefined);
  const submit = () => {
    setAsked(true);
    if (!ready || mutation.isPending) return;
    const values = fields.map((field) => [field.id, settled(field, shownOf(field)) ?? null]);
    mutation.mutate({ ...empty, ...Object.fromEntries(values) });
  };
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface className={styles.dialog ?? ''}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              {notice && <div className={styles.notice}>{notice}</div>}
              <div className={styles.fields}>
                {fields.map((field) => {
                  const fault = faults.get(field.id);
                  return (
                    <div key={field.id} className={field.wide ? styles.wide : undefined}>
                      <FieldInput
                        field={field}
                        value={shownOf(field)}
                        fault={
                          asked && fault ? t(`ui.form.fault.${fault}`, { most: field.most ?? 0 }) : undefined
                        }
                        onChange={(value) => setTyped((now) => ({ ...now, [field.id]: value }))}
                      />
                    </div>
                  );
                })}
              </div>
              {mutation.error && (
                <p className={styles.refused} role="alert">
                  {problemOf(mutation.error).message}
                </p>
              )}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={mutation.isPending}>
                {mutation.isPending ? t('ui.form.saving') : act}
              </Button>
              <Button onClick={close}>{t('ui.form.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
