import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (next: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A password, with a button that shows what is typed. */
export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  hint,
  problem,
  autoFocus = false,
}: Props) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint ?? null} validationMessage={problem ?? null}>
      <Input
        type={shown ? 'text' : 'password'}
        value={value}
        autoComplete={autoComplete}
        maxLength={256}
        autoFocus={autoFocus}
        onChange={(_, data) => onChange(data.value)}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={<Icon name={shown ? 'eye-off' : 'eye'} />}
            aria-label={t(shown ? 'people.password.hide' : 'people.password.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  );
}
