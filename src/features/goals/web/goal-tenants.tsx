import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatShortDay } from '../../../ui/time.ts';
import { readGoalTenants } from '../contract.ts';
import type { GoalId, TenantGrowth } from '../model.ts';
import styles from './goals.module.css';

/** The tenants behind a goal: where each stood and stands. A tenant leads to its usage, which tells who came and went. */
export function GoalTenants({ goalId }: { goalId: GoalId }) {
  const t = useT();
  const { data, error, refetch } = useQuery(contractQuery(readGoalTenants, { goalId }));
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={4} />;
  if (data.items.length === 0) return <p className={styles.facts}>{t('goals.noTenants')}</p>;
  return (
    <table className={styles.tenants}>
      <thead>
        <tr>
          <th>{t('goals.tenant')}</th>
          <th className={styles.wide}>{t('goals.region')}</th>
          <th className={`${styles.figure} ${styles.wide}`}>{t('goals.before')}</th>
          <th className={styles.figure}>{t('goals.now')}</th>
          <th className={styles.figure}>{t('goals.growth')}</th>
        </tr>
      </thead>
      <tbody>
        {data.items.map((tenant) => (
          <Row key={tenant.tenantId} tenant={tenant} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ tenant }: { tenant: TenantGrowth }) {
  const t = useT();
  const { growth, from, fromDay, to, toDay } = tenant;
  const figure = (people: number | null, day: string | null) =>
    people === null || day === null
      ? t('goals.notKnown')
      : t('goals.onDay', { people: formatCount(people), day: formatShortDay(day) });
  return (
    <tr>
      <td>
        <Go to={`/tenants/${tenant.tenantId}/usage`}>{tenant.tenant}</Go>{' '}
        {tenant.engaged && <Chip tone="info">{t('goals.engaged')}</Chip>}
      </td>
      <td className={styles.wide}>{tenant.region}</td>
      <td className={`${styles.figure} ${styles.wide}`}>{figure(from, fromDay)}</td>
      <td className={styles.figure}>{figure(to, toDay)}</td>
      <td className={styles.figure}>{growth === null ? t('goals.notKnown') : signed(growth)}</td>
    </tr>
  );
}

export const signed = (value: number) => (value > 0 ? `+${formatCount(value)}` : formatCount(value));
