import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { StatusWord } from '../../../ui/status.tsx';
import type { PlaybookDifference, TouchedWork } from '../model.ts';
import { Kinds } from './kinds.tsx';
import styles from './versions.module.css';

type Change = PlaybookDifference['tasks'][number];
type Facts = NonNullable<Change['after']>;

/** A task that has changed: in what, and the work that is recorded on it. */
export function TaskChange({ task, work }: { task: Change; work: TouchedWork | undefined }) {
  const { id, kinds, before, after } = task;
  return (
    <li>
      <p className={styles.line}>
        <b>{`${id} ${(after ?? before)?.name ?? ''}`}</b>
        <Kinds kinds={kinds} />
      </p>
      {before && after && <Facets before={before} after={after} />}
      {work && <Work work={work} />}
    </li>
  );
}

/** What it was and what it is, only where they differ. */
function Facets({ before, after }: { before: Facts; after: Facts }) {
  const t = useT();
  const flag = ({ mandatory }: Facts) => {
    if (mandatory === null) return t('playbooks.unknown');
    return t(mandatory ? 'playbooks.mandatory' : 'playbooks.optional');
  };
  const list = (names: readonly string[]) => names.join(', ') || t('playbooks.nobody');
  const places = ({ places }: Facts) =>
    places.map(({ page, title }) => `${title} · ${page}`).join('; ') || t('playbooks.noStep');
  const rows = [
    [t('playbooks.name'), before.name, after.name],
    [t('playbooks.must'), flag(before), flag(after)],
    [t('playbooks.role'), list(before.roles), list(after.roles)],
    [t('playbooks.services'), list(before.services), list(after.services)],
    [t('playbooks.heldBy'), places(before), places(after)],
  ] as const;
  return rows
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => (
      <p key={what} className={styles.facet}>
        <span>{what}</span> <del>{was}</del> <ins>{is}</ins>
      </p>
    ));
}

/** Counts by status, and below them the tenants. */
function Work({ work }: { work: TouchedWork }) {
  const t = useT();
  return (
    <details className={styles.work}>
      <summary>
        {t('playbooks.work', { count: work.tenants })}
        {work.statuses.map(({ status, count }) => (
          <span key={status}>{t('playbooks.workStatus', { status, count })}</span>
        ))}
      </summary>
      <ul>
        {work.byTenant.map(({ id, name, status }) => (
          <li key={`${id} ${status}`}>
            <Go to={`/tenants/${id}?task=${work.taskId}`}>{name}</Go>
            <StatusWord status={status} />
          </li>
        ))}
      </ul>
    </details>
  );
}
