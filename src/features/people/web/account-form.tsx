import { Checkbox, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { capabilities } from '../model.ts';
import { type AccountFields, rolesFor, toggled, withFirm } from './account-fields.ts';
import { EmailField } from './email-field.tsx';
import { FirmField } from './firm-field.tsx';
import styles from './person.module.css';

interface Props {
  readonly fields: AccountFields;
  readonly tried: boolean;
  /** Somebody new can still become a queue. */
  readonly isNew: boolean;
  readonly onChange: (fields: AccountFields) => void;
}

/** What an administrator says of somebody. Nothing is sent from here. */
export function AccountForm({ fields, tried, isNew, onChange }: Props) {
  const t = useT();
  const set = (next: Partial<AccountFields>) => onChange({ ...fields, ...next });
  const person = fields.queue === null;
  return (
    <>
      {isNew && (
        <Field label={t('people.account.kind')}>
          <RadioGroup
            layout="horizontal"
            value={person ? 'person' : 'queue'}
            onChange={(_, { value }) =>
              onChange({
                ...withFirm(fields, null),
                administrator: false,
                capabilities: [],
                queue: value === 'queue' ? 'active' : null,
              })
            }
          >
            <Radio value="person" label={t('people.account.person')} />
            <Radio value="queue" label={t('people.account.queue')} />
          </RadioGroup>
        </Field>
      )}
      <Field
        label={t('people.setup.name')}
        validationMessage={tried && fields.name.trim() === '' ? t('people.setup.nameMissing') : null}
      >
        <Input value={fields.name} maxLength={120} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <EmailField value={fields.email} onChange={(email) => set({ email })} tried={tried} />
      {person && <FirmField firm={fields.firm} onChange={(firm) => onChange(withFirm(fields, firm))} />}
      {!person && (
        <Field label={t('people.account.queueState')} hint={t('people.account.queueHint')}>
          <Select
            value={fields.queue ?? 'active'}
            onChange={(_, { value }) => set({ queue: value === 'inactive' ? 'inactive' : 'active' })}
          >
            <option value="active">{t('people.queue.active')}</option>
            <option value="inactive">{t('people.queue.inactive')}</option>
          </Select>
        </Field>
      )}
      <fieldset className={styles.group}>
        <legend>{t('people.account.roles')}</legend>
        <p className={styles.quiet}>
          {t(person ? 'people.account.rolesHint' : 'people.account.queueRolesHint')}
        </p>
        <div className={styles.ticks}>
          {rolesFor(fields.firm).map(({ id, label }) => (
            <Checkbox
              key={id}
              label={label}
              checked={fields.roles.includes(id)}
              onChange={() => set({ roles: toggled(fields.roles, id) })}
            />
          ))}
        </div>
      </fieldset>
      {person && fields.firm === null && <Rights fields={fields} set={set} />}
    </>
  );
}

function Rights({ fields, set }: { fields: AccountFields; set: (next: Partial<AccountFields>) => void }) {
  const t = useT();
  return (
    <fieldset className={styles.group}>
      <legend>{t('people.account.rights')}</legend>
      <div className={styles.ticks}>
        <Checkbox
          label={t('people.account.administrator')}
          checked={fields.administrator}
          onChange={(_, { checked }) => set({ administrator: checked === true })}
        />
        {capabilities.map((one) => (
          <Checkbox
            key={one}
            label={t(`people.capability.${one}`)}
            checked={fields.capabilities.includes(one)}
            onChange={() => set({ capabilities: toggled(fields.capabilities, one) })}
          />
        ))}
      </div>
    </fieldset>
  );
}
