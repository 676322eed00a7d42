import { Checkbox, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import type { CaseField } from '../model.ts';
import { textOf } from './answers.ts';
import { ItemsField } from './items-field.tsx';
import type { EventForm } from './use-event-form.ts';

interface Props {
  readonly field: CaseField;
  readonly fields: readonly CaseField[];
  readonly form: EventForm;
  readonly fault: string | undefined;
}

/** The control of a field, by its type. */
export function FieldControl({ field, fields, form, fault }: Props) {
  const t = useT();
  const { name, label, type, required } = field;
  const wrong = fault === undefined ? {} : { validationMessage: fault };
  const leave = () => form.touch(name);
  if (type === 'items') return <ItemsField field={field} fields={fields} form={form} fault={fault} />;
  if (type === 'check')
    return (
      <Field {...wrong}>
        <Checkbox
          id={`field-${name}`}
          label={label}
          required={required}
          checked={form.answers[name] === true}
          onChange={(_, { checked }) => form.set(name, checked === true)}
        />
      </Field>
    );
  if (type === 'choice')
    return (
      <Field label={label} required={required} {...wrong}>
        <RadioGroup
          id={`field-${name}`}
          layout="horizontal"
          value={textOf(form.answers[name])}
          onChange={(_, { value }) => form.set(name, value)}
        >
          {field.options.map((option) => (
            <Radio key={option} value={option} label={option} />
          ))}
        </RadioGroup>
      </Field>
    );
  return (
    <Field label={label} required={required} {...wrong} {...hintOf(field, form, t)}>
      <Plain field={field} form={form} onBlur={leave} />
    </Field>
  );
}

function hintOf({ type, max, name }: CaseField, { answers }: EventForm, t: ReturnType<typeof useT>) {
  if (type !== 'text' || max === null) return {};
  const left = max - textOf(answers[name]).length;
  return left > 60 || max <= 20 ? {} : { hint: t('cases.left', { count: left }) };
}

function Plain({ field, form, onBlur }: { field: CaseField; form: EventForm; onBlur: () => void }) {
  const t = useT();
  const { name, type, max } = field;
  const value = textOf(form.answers[name]);
  const common = { id: `field-${name}`, value, onBlur };
  const set = (next: string) => form.set(name, next);
  if (type === 'person')
    return (
      <Select {...common} onChange={(_, data) => set(data.value)}>
        <option value="">{t(field.choices.length === 0 ? 'cases.nobody' : 'cases.choosePerson')}</option>
        {field.choices.map(({ id, label, note }) => (
          <option key={id} value={id}>
            {note === '' ? label : `${label} (${note})`}
          </option>
        ))}
      </Select>
    );
  if (type === 'text' && (max === null || max > 120))
    return <Textarea {...common} rows={3} resize="vertical" onChange={(_, data) => set(data.value)} />;
  return (
    <Input
      {...common}
      type={type === 'day' ? 'date' : 'text'}
      {...(type === 'number' ? { inputMode: 'numeric' as const } : {})}
      onChange={(_, data) => set(data.value)}
    />
  );
}
