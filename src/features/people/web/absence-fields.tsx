import { Button, Field, Input } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './person.module.css';
import type { ProfileFields } from './profile-fields.ts';

type Absences = ProfileFields['absences'];

interface Props {
  readonly absences: Absences;
  readonly wrong: boolean;
  readonly onChange: (absences: Absences) => void;
}

/** Days away, from and to, both included. */
export function AbsenceFields({ absences, wrong, onChange }: Props) {
  const t = useT();
  const change = (at: number, next: Partial<Absences[number]>) =>
    onChange(absences.map((one, n) => (n === at ? { ...one, ...next } : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{t('people.profile.absences')}</legend>
      {absences.length === 0 && <p className={styles.quiet}>{t('people.profile.noAbsence')}</p>}
      {absences.map(({ first, last }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is typed belongs to the place in the list
        <div key={at} className={styles.line}>
          <Field label={t('people.profile.first')}>
            <Input type="date" value={first} onChange={(_, { value }) => change(at, { first: value })} />
          </Field>
          <Field label={t('people.profile.last')}>
            <Input type="date" value={last} onChange={(_, { value }) => change(at, { last: value })} />
          </Field>
          <Button
            appearance="subtle"
            icon={<Icon name="trash" />}
            aria-label={t('people.profile.dropAbsence', { first, last })}
            onClick={() => onChange(absences.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      {wrong && (
        <p className={styles.wrong} role="alert">
          {t('people.profile.absenceWrong')}
        </p>
      )}
      <div>
        <Button
          size="small"
          icon={<Icon name="add" />}
          onClick={() => onChange([...absences, { first: '', last: '' }])}
        >
          {t('people.profile.addAbsence')}
        </Button>
      </div>
    </fieldset>
  );
}
