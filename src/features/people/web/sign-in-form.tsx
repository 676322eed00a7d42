import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { signIn } from '../contract.ts';
import { emailSchema, type Me } from '../model.ts';
import { PasswordField } from './password-field.tsx';
import styles from './sign-in.module.css';

/** E-mail and password. Refusals stand above the fields; what was typed stays. */
export function SignInForm({ email: first = '', onDone }: { email?: string; onDone: (me: Me) => void }) {
  const t = useT();
  const [email, setEmail] = useState(first);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const enter = useMutation({
    mutationFn: () => call(signIn, { email: email.trim(), password }),
    onSuccess: onDone,
  });
  const emailWrong = !emailSchema.safeParse(email.trim()).success;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!emailWrong && password !== '') enter.mutate();
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {enter.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('people.signIn.failed')}</MessageBarTitle> {enter.error.message}
          </MessageBarBody>
        </MessageBar>
      )}
      <Field
        label={t('people.signIn.email')}
        validationMessage={tried && emailWrong ? t('people.signIn.emailMissing') : null}
      >
        <Input
          type="email"
          value={email}
          autoComplete="username"
          autoFocus={first === ''}
          onChange={(_, data) => setEmail(data.value)}
        />
      </Field>
      <PasswordField
        label={t('people.signIn.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        problem={tried && password === '' ? t('people.signIn.passwordMissing') : undefined}
      />
      <Button type="submit" appearance="primary" disabled={enter.isPending}>
        {t('people.signIn.do')}
      </Button>
    </form>
  );
}
