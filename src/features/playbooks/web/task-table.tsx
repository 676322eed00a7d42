import { useT } from '../../../ui/i18n.ts';
import type { PlaybookPage } from '../model.ts';
import styles from './page.module.css';
import { shortRole } from './role-marks.tsx';

type Task = PlaybookPage['steps'][number]['tasks'][number];

/** The tasks of a step: what is tracked at every tenant. */
export function TaskTable({ tasks }: { tasks: readonly Task[] }) {
  const t = useT();
  return (
    <table className={styles.tasks} aria-label={t('playbooks.tasks')}>
      <thead>
        <tr>
          <th scope="col">{t('playbooks.task')}</th>
          <th scope="col">{t('playbooks.name')}</th>
          <th scope="col">{t('playbooks.must')}</th>
          <th scope="col">{t('playbooks.role')}</th>
          <th scope="col" className={styles.wide}>
            {t('playbooks.services')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <td>{task.id}</td>
            <td>{task.name}</td>
            <td>
              <Must mandatory={task.mandatory} />
            </td>
            <td title={task.roles.join(', ')}>
              {task.roles.map(shortRole).join(', ') || t('playbooks.nobody')}
            </td>
            <td className={styles.wide}>{task.services.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Must({ mandatory }: { mandatory: boolean | null }) {
  const t = useT();
  if (mandatory === null) return t('playbooks.unknown');
  return mandatory ? <b>{t('playbooks.mandatory')}</b> : t('playbooks.optional');
}
