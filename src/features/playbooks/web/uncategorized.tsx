import { useId } from 'react';
import { useT } from '../../../ui/i18n.ts';
import type { ShownPage } from '../model.ts';
import { bucketStep } from '../rules.ts';
import styles from './page.module.css';

/** Below a page: the tasks that the catalogue places here and no step holds. A page with a step for them has them there. */
export function Uncategorized({ page }: { page: ShownPage }) {
  const t = useT();
  const heading = useId();
  if (page.uncategorized.length === 0 || bucketStep(page) >= 0) return null;
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{t('playbooks.uncategorized')}</h2>
      </div>
      <p>{t('playbooks.uncategorizedBody')}</p>
      <ListedTasks tasks={page.uncategorized} />
    </section>
  );
}

/** Tasks of which only the catalogue speaks: it says neither who does them nor whether they have to be. */
export function ListedTasks({ tasks }: { tasks: ShownPage['uncategorized'] }) {
  const t = useT();
  return (
    <table className={styles.tasks} aria-label={t('playbooks.uncategorized')}>
      <thead>
        <tr>
          <th scope="col">{t('playbooks.task')}</th>
          <th scope="col">{t('playbooks.name')}</th>
          <th scope="col" className={styles.wide}>
            {t('playbooks.services')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ id, name, services }) => (
          <tr key={id}>
            <td>{id}</td>
            <td>{name}</td>
            <td className={styles.wide}>{services.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
