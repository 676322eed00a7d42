import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import styles from './person.module.css';
import { useAddFirm, useFirms } from './use-people.ts';

/** The partner firm that somebody belongs to, if any; a new one is added here. */
export function FirmField({
  firm,
  onChange,
}: {
  firm: string | null;
  onChange: (firm: string | null) => void;
}) {
  const t = useT();
  const { data } = useFirms();
  const add = useAddFirm();
  const [name, setName] = useState<string>();
  return (
    <>
      <Field label={t('people.account.firm')}>
        <Select value={firm ?? ''} onChange={(_, { value }) => onChange(value === '' ? null : value)}>
          <option value="">{t('people.account.noFirm')}</option>
          {data?.items.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      {data?.mayAdd && name === undefined && (
        <div>
          <Button size="small" onClick={() => setName('')}>
            {t('people.account.addFirm')}
          </Button>
        </div>
      )}
      {name !== undefined && (
        <div className={styles.line}>
          <Field
            label={t('people.account.firmName')}
            {...(add.error && { validationMessage: add.error.message })}
          >
            <Input value={name} maxLength={120} autoFocus onChange={(_, { value }) => setName(value)} />
          </Field>
          <Button
            disabled={name.trim() === '' || add.isPending}
            onClick={() =>
              add.mutate(name.trim(), {
                onSuccess: (added) => {
                  setName(undefined);
                  onChange(added.id);
                },
              })
            }
          >
            {t('people.account.addFirmDo')}
          </Button>
        </div>
      )}
    </>
  );
}
