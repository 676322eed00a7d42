import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { useGo } from '../../../ui/link.tsx';
import { type AccountFields, changesOf, emptyAccount } from './account-fields.ts';
import { AccountForm } from './account-form.tsx';
import { isEmail } from './email-field.tsx';
import styles from './person.module.css';
import { Refused } from './refused.tsx';
import { useAddPerson } from './use-people.ts';

/** Adds somebody, or a queue; the page of the person offers the link for a password then. */
export function NewPersonPage() {
  const t = useT();
  const go = useGo();
  const add = useAddPerson();
  const [fields, setFields] = useState<AccountFields>(emptyAccount);
  const [tried, setTried] = useState(false);
  useBreadcrumbs([{ label: t('people.title'), to: '/people' }, { label: t('people.add') }]);
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const { disabled: _, ...account } = fields;
    if (account.name.trim() === '' || !isEmail(account.email)) return;
    const given = { ...account, name: account.name.trim(), email: account.email.trim() };
    add.mutate(given);
  }
  const added = add.data?.id;
  // Once this is drawn, nothing is unsaved any more and the way is free.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is the same in all but identity
  useEffect(() => {
    if (added !== undefined) go(`/people/${added}`);
  }, [added]);
  const unsaved = Object.keys(changesOf(emptyAccount, fields)).length > 0 && added === undefined;
  return (
    <div className={styles.page}>
      <h1>{t('people.add')}</h1>
      <form className={styles.form} onSubmit={submit} noValidate>
        {add.error && <Refused title={t('people.notSaved')} why={add.error.message} />}
        <AccountForm fields={fields} tried={tried} isNew onChange={setFields} />
        <div className={styles.do}>
          <Button type="submit" appearance="primary" disabled={add.isPending}>
            {t('people.addDo')}
          </Button>
        </div>
      </form>
      <LeaveDialog unsaved={unsaved} body={t('people.leaveNew')} />
    </div>
  );
}
