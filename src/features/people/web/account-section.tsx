import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { FieldConflict } from '../../../ui/field-conflict.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { type PersonRow, personRowSchema, roleOf } from '../model.ts';
import { type AccountFields, accountFields, changesOf } from './account-fields.ts';
import { AccountForm } from './account-form.tsx';
import { isEmail } from './email-field.tsx';
import { PasswordLink } from './password-link.tsx';
import styles from './person.module.css';
import { Refused } from './refused.tsx';
import { useAccount, useChangePerson } from './use-people.ts';

/** The account of somebody, for administrators. */
export function AccountSection({ personId, self }: { personId: string; self: boolean }) {
  const t = useT();
  const { data, error, refetch } = useAccount(personId);
  return (
    <section>
      <h2>{t('people.account.title')}</h2>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={4} />}
      {data && <AccountEditor key={personId} row={data} self={self} />}
    </section>
  );
}

function AccountEditor({ row, self }: { row: PersonRow; self: boolean }) {
  const t = useT();
  const { show } = useToasts();
  const change = useChangePerson(row.id);
  const [base, setBase] = useState({ fields: accountFields(row), version: row.version });
  const [fields, setFields] = useState(base.fields);
  const [theirs, setTheirs] = useState<AccountFields>();
  const [tried, setTried] = useState(false);
  const changes = changesOf(base.fields, fields);
  const changed = Object.keys(changes).length > 0;

  function save(wanted: Partial<AccountFields>): void {
    change.mutate(
      { change: wanted, version: base.version },
      {
        onSuccess: (saved) => {
          const next = accountFields(saved);
          setBase({ fields: next, version: saved.version });
          setFields((former) => ({ ...former, ...next }));
          setTheirs(undefined);
          show({ title: t('people.account.saved', { name: saved.name }) });
        },
        onError: (error) => {
          const current = personRowSchema.safeParse(problemOf(error).details.current).data;
          if (!current) return;
          setBase({ fields: accountFields(current), version: current.version });
          setTheirs(accountFields(current));
        },
      },
    );
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (fields.name.trim() !== '' && isEmail(fields.email)) save(changes);
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {theirs && <FieldConflict rows={differences(theirs, fields, setFields, t)} />}
      {change.error && !theirs && <Refused title={t('people.notSaved')} why={change.error.message} />}
      <AccountForm fields={fields} tried={tried} isNew={false} onChange={setFields} />
      <div className={styles.do}>
        <Button type="submit" appearance="primary" disabled={change.isPending || !changed}>
          {t('people.save')}
        </Button>
        {changed && <Button onClick={() => setFields(base.fields)}>{t('people.discard')}</Button>}
        {!self && (
          <Button
            disabled={change.isPending || changed}
            onClick={() => save({ disabled: !base.fields.disabled })}
          >
            {t(base.fields.disabled ? 'people.account.enable' : 'people.account.disable')}
          </Button>
        )}
      </div>
      {base.fields.queue === null && !base.fields.disabled && (
        <PasswordLink personId={row.id} has={row.hasPassword} />
      )}
    </form>
  );
}

/** The fields that differ from what stands there now. */
function differences(
  theirs: AccountFields,
  fields: AccountFields,
  setFields: (fields: AccountFields) => void,
  t: ReturnType<typeof useT>,
) {
  const names = Object.keys(changesOf(theirs, fields)) as (keyof AccountFields)[];
  const said = (name: keyof AccountFields, of: AccountFields): string => {
    const value = of[name];
    if (name === 'roles') return of.roles.map((role) => roleOf(role)?.label ?? role).join(', ');
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'boolean' ? t(value ? 'people.yes' : 'people.no') : (value ?? '');
  };
  return names.map((name) => ({
    id: name,
    label: t(`people.account.field.${name}`),
    theirs: said(name, theirs),
    mine: said(name, fields),
    onTheirs: () => setFields({ ...fields, [name]: theirs[name] }),
  }));
}
