import { Hidden, Pill, Ring } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useMedia } from '../../../ui/use-media.ts';
import type { PhaseRows } from '../model.ts';
import { OpenMandatory } from './open-mandatory.tsx';
import styles from './phase-rail.module.css';

interface Props {
  readonly phases: readonly PhaseRows[];
  readonly current: string | undefined;
  readonly onPhase: (phase: string) => void;
}

/** The phases of the work with how far each is; pills on a phone. */
export function PhaseRail({ phases, current, onPhase }: Props) {
  const t = useT();
  const phone = useMedia('phone');
  if (phone) {
    return (
      <nav className={styles.pills} aria-label={t('tasks.phases')}>
        {phases.map(({ phase }) => (
          <Pill key={phase} on={phase === current} onClick={() => onPhase(phase)}>
            {phase}
          </Pill>
        ))}
      </nav>
    );
  }
  return (
    <nav className={styles.rail} aria-label={t('tasks.phases')}>
      <h2>{t('tasks.phases')}</h2>
      <ul>
        {phases.map((phase) => (
          <li key={phase.phase}>
            <button
              type="button"
              aria-current={phase.phase === current ? 'true' : undefined}
              onClick={() => onPhase(phase.phase)}
            >
              <Ring done={phase.done} total={phase.total} />
              <span className={styles.name}>{phase.phase}</span>
              <OpenMandatory tasks={phase.openMandatory} />
              <Progress phase={phase} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Progress({ phase: { done, total } }: { phase: PhaseRows }) {
  const t = useT();
  return (
    <span className={styles.count}>
      <span aria-hidden="true">
        {total === 0 ? t('tasks.phaseEmpty') : t('tasks.phaseCount', { done, total })}
      </span>
      <Hidden>{total === 0 ? t('tasks.phaseWithout') : t('tasks.phaseSaid', { done, total })}</Hidden>
    </span>
  );
}
