import { Field, Select } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';

interface Props {
  readonly label: string;
  readonly value: boolean | null;
  readonly wrong?: string | null;
  readonly onChange: (value: boolean | null) => void;
}

const values = { '': null, yes: true, no: false } as const;

/** Yes, no, or not said yet. */
export function YesNoField({ label, value, wrong = null, onChange }: Props) {
  const t = useT();
  return (
    <Field label={label} validationMessage={wrong}>
      <Select
        value={value === null ? '' : value ? 'yes' : 'no'}
        onChange={(_, data) => onChange(values[data.value as keyof typeof values])}
      >
        <option value="">{t('services.notSaid')}</option>
        <option value="yes">{t('services.yes')}</option>
        <option value="no">{t('services.no')}</option>
      </Select>
    </Field>
  );
}
