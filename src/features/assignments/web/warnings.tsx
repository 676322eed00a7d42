import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Warning } from '../model.ts';
import type { People } from '../rules.ts';
import styles from './assignments.module.css';
import { roleLabel } from './words.ts';

/** What whoever assigns should see to. */
export function Warnings({ warnings, people }: { warnings: readonly Warning[]; people: People }) {
  const t = useT();
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label={t('assignments.warnings')}>
      {warnings.map(({ code, person, role }) => (
        <li key={`${code} ${person} ${role}`}>
          <Icon name="warning" />
          {t(`assignments.warning.${code}`, {
            person: person === null ? '' : (people.get(person)?.name ?? person),
            role: role === null ? '' : roleLabel(role),
          })}
        </li>
      ))}
    </ul>
  );
}
