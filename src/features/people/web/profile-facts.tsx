import { useT } from '../../../ui/i18n.ts';
import { formatShortDay, formatZone } from '../../../ui/time.ts';
import type { PersonCard } from '../model.ts';
import styles from './person.module.css';
import { clockOf } from './profile-fields.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** How somebody works, to be read. */
export function ProfileFacts({ card }: { card: PersonCard }) {
  const t = useT();
  const { skills, languages, timeZone, worksFrom, worksTo, worksOn, absences } = card.profile;
  const none = t('people.profile.none');
  const hours =
    worksFrom === null || worksTo === null
      ? none
      : t('people.profile.hours', {
          days: days
            .filter((day) => worksOn.includes(day))
            .map((day) => t(`people.day.${day}`))
            .join(', '),
          from: clockOf(worksFrom),
          to: clockOf(worksTo),
          zone: formatZone(new Date().toISOString(), timeZone),
        });
  const away = absences.map(({ first, last }) => `${formatShortDay(first)} – ${formatShortDay(last)}`);
  const facts = [
    [t('people.profile.skills'), skills.join(', ')],
    [t('people.profile.languages'), languages.join(', ')],
    [t('people.profile.working'), hours],
    [t('people.profile.absences'), away.join(', ')],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || none}</dd>
        </div>
      ))}
    </dl>
  );
}
