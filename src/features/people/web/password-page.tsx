import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { setPassword } from '../account-contract.ts';
import { type Me, passwordSchema } from '../model.ts';
import { Gate } from './gate.tsx';
import { PasswordField } from './password-field.tsx';
import { strengthOf } from './password-strength.ts';
import { Refused } from './refused.tsx';
import { StrengthBar } from './setup-page.tsx';
import styles from './sign-in.module.css';

const least = passwordSchema.minLength ?? 12;

/** Sets a password with the one-time link that an administrator made, and signs in. */
export function PasswordPage({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const t = useT();
  useBreadcrumbs([{ label: t('people.password.title') }]);
  return (
    <Gate product={t('ui.product')}>
      {token === '' ? <NoToken /> : <Form token={token} onDone={onDone} />}
    </Gate>
  );
}

function NoToken() {
  const t = useT();
  return (
    <>
      <h1>{t('people.setup.noToken')}</h1>
      <p className={styles.quiet}>{t('people.password.noTokenBody')}</p>
      <Go to="/sign-in">{t('people.setup.toSignIn')}</Go>
    </>
  );
}

function Form({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const t = useT();
  const [password, setNew] = useState('');
  const [tried, setTried] = useState(false);
  const set = useMutation({ mutationFn: () => call(setPassword, { token, password }), onSuccess: onDone });
  const missing = least - [...password].length;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (missing <= 0) set.mutate();
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t('people.password.title')}</h1>
      <p className={styles.quiet}>{t('people.password.body')}</p>
      {set.error && <Refused title={t('people.notSaved')} why={set.error.message} />}
      <PasswordField
        label={t('people.signIn.password')}
        value={password}
        onChange={setNew}
        autoComplete="new-password"
        autoFocus
        hint={t('people.setup.rules', { min: least })}
        problem={tried && missing > 0 ? t('people.setup.tooShort', { count: missing }) : undefined}
      />
      {password !== '' && <StrengthBar strength={strengthOf(password, least)} />}
      <Button type="submit" appearance="primary" disabled={set.isPending}>
        {t('people.password.do')}
      </Button>
    </form>
  );
}
