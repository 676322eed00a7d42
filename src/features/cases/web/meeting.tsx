import { useT } from '../../../ui/i18n.ts';
import { formatMoment } from '../../../ui/time.ts';
import type { CaseMeeting } from '../meeting-model.ts';
import styles from './case-page.module.css';

/** The meeting of a case: when, where, who comes, and what became of each invitation. */
export function Meeting({ caseId, meeting }: { caseId: string; meeting: CaseMeeting | null }) {
  const t = useT();
  if (meeting === null) return null;
  const { startsAt, minutes, place, cancelled, why, organizer, guests } = meeting;
  return (
    <section aria-labelledby="case-meeting">
      <h2 id="case-meeting">{t('cases.meeting')}</h2>
      <p>{t('cases.meetingAt', { when: formatMoment(startsAt), minutes })}</p>
      {place !== '' && <p>{place}</p>}
      {cancelled && <p>{t('cases.meetingCancelled', { why })}</p>}
      <p className={styles.quiet}>{t('cases.meetingBy', { name: organizer.name })}</p>
      <ul className={styles.people}>
        {guests.map(({ id, name, say }) => (
          <li key={id}>
            {name} <span className={styles.quiet}>{say}</span>
          </li>
        ))}
      </ul>
      {!cancelled && <a href={`/api/cases/${caseId}/invite.ics`}>{t('cases.meetingFile')}</a>}
    </section>
  );
}
