import { Field, Input } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { emailSchema } from '../model.ts';

interface Props {
  readonly value: string;
  readonly onChange: (next: string) => void;
  /** Says what is wrong with it, if anything is: from the first try on. */
  readonly tried: boolean;
  readonly autoFocus?: boolean;
}

/** Whether this is an e-mail address, as the server will judge it. */
export function isEmail(text: string): boolean {
  return emailSchema.safeParse(text.trim()).success;
}

/** An e-mail address. */
export function EmailField({ value, onChange, tried, autoFocus = false }: Props) {
  const t = useT();
  return (
    <Field
      label={t('people.signIn.email')}
      validationMessage={tried && !isEmail(value) ? t('people.signIn.emailMissing') : null}
    >
      <Input
        type="email"
        value={value}
        autoComplete="username"
        autoFocus={autoFocus}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
