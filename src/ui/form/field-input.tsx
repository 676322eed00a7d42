import { Checkbox, Dropdown, Field, Input, Option, Select, Textarea } from '@fluentui/react-components';
import { useId } from 'react';
import { useT } from '../i18n.ts';
import styles from './form.module.css';
import type { FormChoice, FormField, FormValue } from './form-field.ts';

interface Props {
  readonly field: FormField;
  readonly value: FormValue;
  /** What is wrong with it, in words. */
  readonly fault?: string | undefined;
  readonly onChange: (typed: FormValue) => void;
  readonly autoFocus?: boolean;
}

/** One field to be filled in, by its kind. */
export function FieldInput(props: Props) {
  const { field, value, fault, onChange } = props;
  if (field.kind === 'tick')
    return (
      <Field {...(fault === undefined ? {} : { validationMessage: fault })}>
        <Checkbox
          className={styles.tick ?? ''}
          label={field.label}
          checked={value === true}
          onChange={(_, data) => onChange(data.checked === true)}
        />
      </Field>
    );
  // Few choices stand open: one sees what there is without a click.
  if (field.kind === 'choices' && (field.choices?.length ?? 0) <= 6) return <Ticks {...props} />;
  return (
    <Field
      label={field.label}
      required={field.required ?? false}
      {...(field.hint === undefined ? {} : { hint: field.hint })}
      {...(fault === undefined ? {} : { validationMessage: fault })}
    >
      <Control {...props} />
    </Field>
  );
}

function Control({ field, value, onChange, autoFocus = false }: Props) {
  const list = useId();
  const t = useT();
  const text = textOf(value);
  switch (field.kind) {
    case 'choice':
      return (
        <Select value={text} autoFocus={autoFocus} onChange={(_, data) => onChange(data.value)}>
          {!(field.required && text !== '') && <option value="">{t('ui.form.nothing')}</option>}
          {withPresent(field.choices ?? [], text).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
      );
    case 'choices':
      return <Many field={field} value={value} onChange={onChange} />;
    case 'long':
      return (
        <Textarea
          resize="vertical"
          rows={3}
          value={text}
          autoFocus={autoFocus}
          onChange={(_, data) => onChange(data.value)}
        />
      );
    default:
      return (
        <>
          <Input
            className={styles.input ?? ''}
            type={field.kind === 'day' ? 'date' : 'text'}
            {...(field.kind === 'number' ? { inputMode: 'numeric' as const } : {})}
            {...(field.offers === undefined ? {} : { list })}
            value={text}
            autoFocus={autoFocus}
            onChange={(_, data) => onChange(data.value)}
          />
          {field.offers !== undefined && (
            <datalist id={list}>
              {field.offers.map((offer) => (
                <option key={offer} value={offer} />
              ))}
            </datalist>
          )}
        </>
      );
  }
}

function Ticks({ field, value, fault, onChange }: Props) {
  const chosen = listOf(value);
  const faultId = useId();
  return (
    <fieldset className={styles.ticks} aria-describedby={fault === undefined ? undefined : faultId}>
      <legend>{field.label}</legend>
      {(field.choices ?? []).map((choice) => (
        <Checkbox
          key={choice.value}
          label={choice.label}
          checked={chosen.includes(choice.value)}
          onChange={(_, data) => onChange(toggled(chosen, choice.value, data.checked === true))}
        />
      ))}
      {fault !== undefined && (
        <p id={faultId} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function Many({ field, value, onChange }: Props) {
  const t = useT();
  const chosen = listOf(value);
  const labels = new Map(field.choices?.map((choice) => [choice.value, choice.label]));
  return (
    <Dropdown
      multiselect
      placeholder={t('ui.form.nothing')}
      selectedOptions={[...chosen]}
      value={chosen.map((one) => labels.get(one) ?? one).join(', ')}
      onOptionSelect={(_, data) => onChange(data.selectedOptions)}
    >
      {(field.choices ?? []).map((choice) => (
        <Option key={choice.value} value={choice.value}>
          {choice.label}
        </Option>
      ))}
    </Dropdown>
  );
}

const listOf = (value: FormValue): readonly string[] => (Array.isArray(value) ? value : []);

const toggled = (chosen: readonly string[], value: string, on: boolean) =>
  on ? [...chosen, value] : chosen.filter((one) => one !== value);

function textOf(value: FormValue): string {
  if (value === null || typeof value === 'boolean') return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

// A value that is offered no more still shows where it stands.
function withPresent(choices: readonly FormChoice[], present: string): readonly FormChoice[] {
  const known = present === '' || choices.some(({ value }) => value === present);
  return known ? choices : [{ value: present, label: present }, ...choices];
}
