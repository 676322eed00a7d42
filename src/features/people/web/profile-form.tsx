import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { FieldConflict } from '../../../ui/field-conflict.tsx';
import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { type PersonCard, personCardSchema } from '../model.ts';
import { AbsenceFields } from './absence-fields.tsx';
import { toggled } from './account-fields.ts';
import styles from './person.module.css';
import {
  differing,
  type FieldName,
  fieldsOf,
  type ProfileFields,
  problemIn,
  profileOf,
} from './profile-fields.ts';
import { Refused } from './refused.tsx';
import { useSaveProfile } from './use-people.ts';

const zones = Intl.supportedValuesOf('timeZone');
const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** How one works: skills, languages, hours by one's own clock, days away. */
export function ProfileForm({ card }: { card: PersonCard }) {
  const t = useT();
  const { show } = useToasts();
  const save = useSaveProfile(card.id);
  const [base, setBase] = useState({ fields: fieldsOf(card.profile), version: card.version });
  const [fields, setFields] = useState(base.fields);
  const [theirs, setTheirs] = useState<ProfileFields>();
  const [tried, setTried] = useState(false);
  const set = (next: Partial<ProfileFields>) => setFields((former) => ({ ...former, ...next }));
  const problem = problemIn(fields);
  const changed = differing(base.fields, fields).length > 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined) return;
    save.mutate(
      { profile: profileOf(fields), version: base.version },
      {
        onSuccess: (saved) => {
          const next = fieldsOf(saved.profile);
          setBase({ fields: next, version: saved.version });
          setFields(next);
          setTheirs(undefined);
          show({ title: t('people.profile.saved') });
        },
        onError: (error) => {
          const current = personCardSchema.safeParse(problemOf(error).details.current).data;
          if (!current) return;
          const now = fieldsOf(current.profile);
          setBase({ fields: now, version: current.version });
          setTheirs(now);
        },
      },
    );
  }

  const shown = (name: FieldName, of: ProfileFields): string => {
    if (name === 'days')
      return of.days.map((day) => t(`people.day.${day as (typeof days)[number]}`)).join(', ');
    if (name === 'absences') return of.absences.map(({ first, last }) => `${first} – ${last}`).join(', ');
    return of[name];
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {theirs && (
        <FieldConflict
          rows={differing(theirs, fields).map((name) => ({
            id: name,
            label: t(`people.profile.field.${name}`),
            theirs: shown(name, theirs),
            mine: shown(name, fields),
            onTheirs: () => set({ [name]: theirs[name] }),
          }))}
        />
      )}
      {save.error && !theirs && <Refused title={t('people.notSaved')} why={save.error.message} />}
      <Field label={t('people.profile.field.skills')} hint={t('people.profile.commas')}>
        <Input value={fields.skills} onChange={(_, { value }) => set({ skills: value })} />
      </Field>
      <Field label={t('people.profile.field.languages')} hint={t('people.profile.commas')}>
        <Input value={fields.languages} onChange={(_, { value }) => set({ languages: value })} />
      </Field>
      <fieldset className={styles.group}>
        <legend>{t('people.profile.working')}</legend>
        <div className={styles.line}>
          <Field label={t('people.profile.field.timeZone')}>
            <Select value={fields.timeZone} onChange={(_, { value }) => set({ timeZone: value })}>
              <option value="">{t('people.profile.noZone')}</option>
              {fields.timeZone !== '' && !zones.includes(fields.timeZone) && (
                <option>{fields.timeZone}</option>
              )}
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('people.profile.field.from')}>
            <Input type="time" value={fields.from} onChange={(_, { value }) => set({ from: value })} />
          </Field>
          <Field label={t('people.profile.field.to')}>
            <Input type="time" value={fields.to} onChange={(_, { value }) => set({ to: value })} />
          </Field>
        </div>
        <div className={styles.days}>
          {days.map((day) => (
            <Checkbox
              key={day}
              label={t(`people.day.${day}`)}
              checked={fields.days.includes(day)}
              onChange={() => set({ days: toggled(fields.days, day).sort() })}
            />
          ))}
        </div>
        {tried && problem === 'hours' && (
          <p className={styles.wrong} role="alert">
            {t('people.profile.hoursWrong')}
          </p>
        )}
      </fieldset>
      <AbsenceFields
        absences={fields.absences}
        wrong={tried && problem === 'absence'}
        onChange={(absences) => set({ absences })}
      />
      <div className={styles.do}>
        <Button type="submit" appearance="primary" disabled={save.isPending || !changed}>
          {t('people.save')}
        </Button>
        {changed && <Button onClick={() => setFields(base.fields)}>{t('people.discard')}</Button>}
      </div>
      <LeaveDialog unsaved={changed} body={t('people.leave', { name: card.name })} />
    </form>
  );
}
