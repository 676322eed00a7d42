import { Button, Field, Input, ProgressBar } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { setUp } from '../contract.ts';
import { type Me, passwordSchema } from '../model.ts';
import { EmailField, isEmail } from './email-field.tsx';
import { Gate } from './gate.tsx';
import { PasswordField } from './password-field.tsx';
import { type Strength, strengthOf } from './password-strength.ts';
import { Refused } from './refused.tsx';
import styles from './sign-in.module.css';

const least = passwordSchema.minLength ?? 12;
const filled: Readonly<Record<Strength, number>> = { short: 0.15, fair: 0.45, good: 0.7, strong: 1 };

/** Creates the first administrator, by the one-time link that the first start printed. */
export function SetupPage({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const t = useT();
  useBreadcrumbs([{ label: t('people.setup.title') }]);
  return (
    <Gate product={t('ui.product')}>
      {token === '' ? <NoToken /> : <SetupForm token={token} onDone={onDone} />}
    </Gate>
  );
}

function NoToken() {
  const t = useT();
  return (
    <>
      <h1>{t('people.setup.noToken')}</h1>
      <p className={styles.quiet}>{t('people.setup.noTokenBody')}</p>
      <Go to="/sign-in">{t('people.setup.toSignIn')}</Go>
    </>
  );
}

function SetupForm({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => call(setUp, { token, name: name.trim(), email: email.trim(), password }),
    onSuccess: onDone,
  });
  const missing = least - [...password].length;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && isEmail(email) && missing <= 0) create.mutate();
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t('people.setup.title')}</h1>
      <p className={styles.quiet}>{t('people.setup.body')}</p>
      {create.error && <Refused title={t('people.setup.failed')} why={create.error.message} />}
      <NameField value={name} onChange={setName} tried={tried} />
      <EmailField value={email} onChange={setEmail} tried={tried} />
      <PasswordField
        label={t('people.signIn.password')}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint={t('people.setup.rules', { min: least })}
        problem={tried && missing > 0 ? t('people.setup.tooShort', { count: missing }) : undefined}
      />
      {password !== '' && <StrengthBar strength={strengthOf(password, least)} />}
      <Button type="submit" appearance="primary" disabled={create.isPending}>
        {t('people.setup.do')}
      </Button>
    </form>
  );
}

function NameField(props: { value: string; onChange: (next: string) => void; tried: boolean }) {
  const { value, onChange, tried } = props;
  const t = useT();
  return (
    <Field
      label={t('people.setup.name')}
      validationMessage={tried && value.trim() === '' ? t('people.setup.nameMissing') : null}
    >
      <Input
        value={value}
        autoComplete="name"
        autoFocus
        maxLength={120}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

/** How strong a password is, in a word and a bar. */
export function StrengthBar({ strength }: { strength: Strength }) {
  const t = useT();
  const word = t(`people.strength.${strength}`);
  const colour = strength === 'short' ? 'error' : strength === 'fair' ? 'warning' : 'success';
  return (
    <Field validationMessage={t('people.strength', { word })} validationState="none">
      <ProgressBar aria-label={t('people.strength', { word })} value={filled[strength]} color={colour} />
    </Field>
  );
}
