import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { readGraph } from '../contract.ts';
import type { Process } from '../model.ts';
import { graphAddress, neighboursOf, pageAddress } from '../rules.ts';
import styles from './page.module.css';
import { useSeen } from './seen-as.tsx';

const most = 6;

/** Which processes lead to a page, and where it leads; nothing where there are none. */
export function Neighbours({ path }: { path: string }) {
  const t = useT();
  const { as } = useSeen();
  const { data } = useQuery(contractQuery(readGraph, { as }));
  const { before, after } = neighboursOf(data?.processes ?? [], path);
  if (before.length + after.length === 0) return null;
  return (
    <nav className={styles.ways} aria-label={t('playbooks.ways')}>
      <Ways label={t('playbooks.comesFrom')} processes={before} path={path} />
      <Ways label={t('playbooks.leadsOn')} processes={after} path={path} />
    </nav>
  );
}

function Ways(props: { label: string; processes: readonly Process[]; path: string }) {
  const t = useT();
  const { to } = useSeen();
  const { label, processes, path } = props;
  if (processes.length === 0) return null;
  const hidden = processes.length - most;
  return (
    <div>
      <span>{label}</span>
      <ul>
        {processes.slice(0, most).map((process) => (
          <li key={process.path}>
            <Go to={to(pageAddress(process.path))}>{process.title}</Go>
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <Go to={to(graphAddress(path))}>{t('playbooks.moreWays', { count: hidden })}</Go>
          </li>
        )}
      </ul>
    </div>
  );
}
