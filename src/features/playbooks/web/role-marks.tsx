import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { roles as knownRoles } from '../../people/model.ts';
import styles from './page.module.css';

/** Whom a step is for, and for which services. */
export function RoleMarks({ roles, services }: { roles: readonly string[]; services: readonly string[] }) {
  const t = useT();
  return (
    <span className={styles.marks}>
      <Hidden>{t('playbooks.role')}</Hidden>
      {roles.map((role) => (
        <span key={role} className={styles.mark} title={role}>
          {shortRole(role)}
        </span>
      ))}
      <Hidden>{t('playbooks.services')}</Hidden>
      {services.map((service) => (
        <span key={service} className={`${styles.mark} ${styles.service}`}>
          {service}
        </span>
      ))}
    </span>
  );
}

/** What people call a role; the word of the page where they have none for it. */
export function shortRole(role: string): string {
  return knownRoles.find(({ label }) => label.toLowerCase() === role.toLowerCase())?.short ?? role;
}
