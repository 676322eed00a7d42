import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { formatCount, formatPercent } from '../../../ui/time.ts';
import type { Goal, GoalId } from '../model.ts';
import { GoalTenants, signed } from './goal-tenants.tsx';
import styles from './goals.module.css';

const tones = { reached: 'ok', ahead: 'ok', behind: 'warn', unknown: 'outline' } as const;

/** One goal: what is reached, where the year's even pace would be, and the tenants behind it. */
export function GoalRow({ goal, depth, acts }: { goal: Goal; depth: number; acts: ReactNode }) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const { name, target, progress, region, managed, counts, children } = goal;
  const { actual, share, expected, pace, tenants, unknown } = progress;
  const scope = [
    ...(region === null ? [] : [region]),
    t(managed === null ? 'goals.scope.all' : managed ? 'goals.scope.managed' : 'goals.scope.unmanaged'),
    ...(counts === 'influenced' ? [t('goals.scope.influenced')] : []),
  ];
  return (
    <li style={{ paddingLeft: depth * 20 }}>
      <div className={styles.line}>
        <h2>{name}</h2>
        <Chip tone={tones[pace]}>{t(`goals.pace.${pace}`)}</Chip>
        <span>{scope.join(' · ')}</span>
        <div className={styles.acts}>{acts}</div>
      </div>
      <div className={styles.line}>
        <span className={styles.number}>
          {actual === null
            ? t('goals.nothingKnown', { target: formatCount(target) })
            : t('goals.ofTarget', { actual: signed(actual), target: formatCount(target) })}
        </span>
      </div>
      <div className={`${styles.track} ${styles[pace] ?? ''}`} aria-hidden="true">
        <i style={{ width: `${Math.min(100, Math.max(0, share ?? 0))}%` }} />
        <b style={{ left: `${Math.min(99.5, (expected / target) * 100)}%` }} />
      </div>
      <div className={styles.facts}>
        {share !== null && <span>{t('goals.share', { percent: formatPercent(share) })}</span>}
        <span>{t('goals.expected', { expected: formatCount(expected) })}</span>
        <span>{t('goals.tenants', { count: tenants })}</span>
        {unknown > 0 && <span className={styles.doubt}>{t('goals.unknown', { count: unknown })}</span>}
        {children !== null && (
          <span className={children === target ? undefined : styles.doubt}>
            {t(children === target ? 'goals.children' : 'goals.childrenDiffer', {
              sum: formatCount(children),
              target: formatCount(target),
            })}
          </span>
        )}
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={shown}
          icon={<Icon name={shown ? 'chevron-down' : 'chevron-right'} />}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'goals.hide' : 'goals.show', { name })}
        </Button>
      </div>
      {shown && <GoalTenants goalId={goal.id as GoalId} />}
    </li>
  );
}
