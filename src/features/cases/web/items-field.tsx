import { Checkbox } from '@fluentui/react-components';
import { useId } from 'react';
import { useT } from '../../../ui/i18n.ts';
import type { CaseField, FieldChoice } from '../model.ts';
import { listOf } from './answers.ts';
import styles from './form.module.css';
import type { EventForm } from './use-event-form.ts';

interface Props {
  readonly field: CaseField;
  readonly fields: readonly CaseField[];
  readonly form: EventForm;
  readonly fault: string | undefined;
}

/** Items of a catalogue, each with the ticks of the fields that are about it: planned, and below it delivered. */
export function ItemsField({ field, fields, form, fault }: Props) {
  const t = useT();
  const wrong = useId();
  const under = fields.filter(({ within }) => within === field.name);
  return (
    <fieldset className={styles.items} aria-describedby={fault === undefined ? undefined : wrong}>
      <legend>{field.label}</legend>
      {fault !== undefined && (
        <p id={wrong} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {field.choices.length === 0 && <p className={styles.none}>{t('cases.noItems')}</p>}
      {field.choices.map((choice) => (
        <Item key={choice.id} choice={choice} field={field} under={under} form={form} />
      ))}
    </fieldset>
  );
}

function Item(props: {
  choice: FieldChoice;
  field: CaseField;
  under: readonly CaseField[];
  form: EventForm;
}) {
  const { choice, field, under, form } = props;
  const chosen = listOf(form.answers[field.name]).includes(choice.id);
  return (
    <div className={styles.item}>
      <Checkbox
        checked={chosen}
        label={<b>{choice.label}</b>}
        onChange={(_, { checked }) => tick(form, field.name, choice.id, checked === true)}
      />
      {choice.note !== '' && <p>{choice.note}</p>}
      {under.map(({ name, label }) => (
        <Checkbox
          key={name}
          className={styles.under ?? ''}
          label={label}
          aria-label={`${label}: ${choice.label}`}
          disabled={!chosen}
          checked={chosen && listOf(form.answers[name]).includes(choice.id)}
          onChange={(_, { checked }) => tick(form, name, choice.id, checked === true)}
        />
      ))}
    </div>
  );
}

function tick(form: EventForm, name: string, id: string, on: boolean): void {
  const others = listOf(form.answers[name]).filter((one) => one !== id);
  form.set(name, on ? [...others, id] : others);
}
