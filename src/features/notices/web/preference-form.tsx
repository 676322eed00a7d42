import { Button, Checkbox, Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { type NoticeKind, noticeKinds } from '../../cases/model.ts';
import { type Preference, type ShownPreference, shownPreferenceSchema } from '../model.ts';
import styles from './preference.module.css';
import { hourText, isChanged, preferenceOf } from './preference-fields.ts';
import { useSavePreference } from './use-preference.ts';

const ways = ['daily', 'at-once', 'off'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When, at which hour, and what; what could not be saved stays as it was chosen. */
export function PreferenceForm({ shown }: { shown: ShownPreference }) {
  const t = useT();
  const { show } = useToasts();
  const save = useSavePreference();
  const [base, setBase] = useState({ preference: preferenceOf(shown), version: shown.version });
  const [wanted, setWanted] = useState(base.preference);
  const set = (next: Partial<Preference>) => setWanted((former) => ({ ...former, ...next }));
  const changed = isChanged(base.preference, wanted);
  const toggle = (kind: NoticeKind) =>
    set({
      kinds: wanted.kinds.includes(kind)
        ? wanted.kinds.filter((one) => one !== kind)
        : [...wanted.kinds, kind],
    });

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(
      { preference: wanted, version: base.version },
      {
        onSuccess: (saved) => {
          setBase({ preference: preferenceOf(saved), version: saved.version });
          setWanted(preferenceOf(saved));
          show({ title: t('notices.saved') });
        },
        onError: (error) => {
          const current = shownPreferenceSchema.safeParse(problemOf(error).details.current).data;
          if (current) setBase({ preference: preferenceOf(current), version: current.version });
        },
      },
    );
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {!shown.isSetUp && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('notices.noServer')}</MessageBarBody>
        </MessageBar>
      )}
      {save.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <b>{t('notices.notSaved')}</b> {save.error.message}
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.line}>
        <Field label={t('notices.mail')}>
          <Select
            value={wanted.mail}
            onChange={(_, { value }) => set({ mail: ways.find((way) => way === value) ?? 'daily' })}
          >
            {ways.map((way) => (
              <option key={way} value={way}>
                {t(`notices.mail.${way}`)}
              </option>
            ))}
          </Select>
        </Field>
        {wanted.mail === 'daily' && (
          <Field label={t('notices.hour')}>
            <Select value={String(wanted.hour)} onChange={(_, { value }) => set({ hour: Number(value) })}>
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {hourText(hour)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {wanted.mail === 'daily' && (
        <p className={styles.quiet}>
          {shown.zone === ''
            ? t('notices.noZone')
            : t('notices.zone', { zone: shown.zone.replaceAll('_', ' ') })}
        </p>
      )}
      {wanted.mail !== 'off' && (
        <fieldset className={styles.group}>
          <legend>{t('notices.kinds')}</legend>
          {noticeKinds.toReversed().map((kind) => (
            <Checkbox
              key={kind}
              label={t(`notices.kind.${kind}`)}
              checked={wanted.kinds.includes(kind)}
              onChange={() => toggle(kind)}
            />
          ))}
          {wanted.kinds.length === 0 && <p className={styles.quiet}>{t('notices.noKinds')}</p>}
        </fieldset>
      )}
      <p className={styles.quiet}>{t('notices.to', { address: shown.address })}</p>
      <div className={styles.do}>
        <Button type="submit" appearance="primary" disabled={save.isPending || !changed}>
          {t('notices.save')}
        </Button>
        {changed && <Button onClick={() => setWanted(base.preference)}>{t('notices.discard')}</Button>}
      </div>
      <LeaveDialog unsaved={changed} body={t('notices.leave')} />
    </form>
  );
}
