import { Checkbox } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import type { CaseField, OpenEvent } from '../model.ts';
import { listOf, textOf } from './answers.ts';
import { FieldControl } from './field-control.tsx';
import styles from './form.module.css';
import type { EventForm } from './use-event-form.ts';

/** The fields that are asked for as the answers stand, and what has to be confirmed. */
export function EventFields({ event, form }: { event: OpenEvent; form: EventForm }) {
  const t = useT();
  const { preview } = form;
  const shown = (field: CaseField) =>
    field.within === null &&
    (preview === undefined ? field.show === null : preview.shown.includes(field.name));
  return (
    <div className={styles.fields}>
      {event.fields.filter(shown).map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          fields={event.fields}
          form={form}
          fault={faultAt(field, event.fields, form)}
        />
      ))}
      {preview?.confirm.map((say) => (
        <fieldset key={say} className={styles.confirm}>
          <legend>{t('cases.confirm')}</legend>
          <p role="alert">{say}</p>
          <Checkbox
            label={t('cases.confirmDo')}
            checked={form.confirmed.includes(say)}
            onChange={(_, { checked }) => form.confirm(say, checked === true)}
          />
        </fieldset>
      ))}
    </div>
  );
}

/** What is wrong at a field or at those below it. That an untouched field is still empty is said by the list of what is needed, not here. */
function faultAt(field: CaseField, fields: readonly CaseField[], form: EventForm): string | undefined {
  const names = [field, ...fields.filter(({ within }) => within === field.name)].map(({ name }) => name);
  const fault = form.preview?.faults.find(({ at }) => at !== null && names.includes(at));
  const untouched = field.required && !form.touched.has(field.name) && isEmpty(form.answers[field.name]);
  return untouched ? undefined : fault?.say;
}

const isEmpty = (value: unknown) => textOf(value) === '' && listOf(value).length === 0;
