import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { signIn } from '../contract.ts';
import type { Me } from '../model.ts';
import { EmailField, isEmail } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { Refused } from './refused.tsx';
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
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (isEmail(email) && password !== '') enter.mutate();
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {enter.error && <Refused title={t('people.signIn.failed')} why={enter.error.message} />}
      <EmailField value={email} onChange={setEmail} tried={tried} autoFocus={first === ''} />
      <PasswordField
        label={t('people.signIn.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus={first !== ''}
        problem={tried && password === '' ? t('people.signIn.passwordMissing') : undefined}
      />
      <Button type="submit" appearance="primary" disabled={enter.isPending}>
        {t('people.signIn.do')}
      </Button>
    </form>
  );
}
