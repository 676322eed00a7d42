import { Button } from '@fluentui/react-components';
import type { Finding } from '../../../../compiler/index.ts';
import { useT } from '../../../../ui/i18n.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { Keys } from '../../../../ui/shortcuts.tsx';
import { levelIcons } from './finding-card.tsx';
import styles from './findings.module.css';

interface Props {
  /** The finding at the cursor. */
  readonly here: Finding | undefined;
  readonly count: number;
  readonly onStep: (step: 1 | -1) => void;
  readonly onMend: (finding: Finding) => void;
}

/** Below the text: what the compiler says about the line with the cursor, read out as one goes from finding to finding. */
export function FindingBar({ here, count, onStep, onMend }: Props) {
  const t = useT();
  return (
    <div className={styles.bar}>
      {here && <Icon name={levelIcons[here.level]} />}
      <span className={styles.said} role="status">
        {here ? (
          <>
            <b>{t(`bench.level.${here.level}`)}</b> {here.message} {here.hint}
          </>
        ) : (
          t('bench.nothingHere', { count })
        )}
      </span>
      {here?.fix && (
        <Button size="small" onClick={() => onMend(here)}>
          {t('bench.mend')}
        </Button>
      )}
      <span className={styles.keys}>
        <Keys keys="F8" />
      </span>
      <Step label={t('bench.previous')} icon="chevron-up" off={count === 0} onClick={() => onStep(-1)} />
      <Step label={t('bench.next')} icon="chevron-down" off={count === 0} onClick={() => onStep(1)} />
    </div>
  );
}

function Step(props: {
  label: string;
  icon: 'chevron-up' | 'chevron-down';
  off: boolean;
  onClick: () => void;
}) {
  const { label, icon, off, onClick } = props;
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<Icon name={icon} />}
      aria-label={label}
      title={label}
      disabled={off}
      onClick={onClick}
    />
  );
}
