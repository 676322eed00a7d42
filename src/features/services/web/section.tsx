import type { ReactNode } from 'react';
import styles from './services.module.css';

/** A section of a service's page with its heading. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-labelledby={`services-${id}`}>
      <header>
        <h3 id={`services-${id}`}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
