import { Button } from '@fluentui/react-components';
import type { Finding } from '../../../../compiler/index.ts';
import { Hidden } from '../../../../ui/chip.tsx';
import { useT } from '../../../../ui/i18n.ts';
import { Icon, type IconName } from '../../../../ui/icon.tsx';
import { titleOf } from './editor-findings.ts';
import styles from './findings.module.css';

export const levelIcons = { error: 'important', warning: 'warning', note: 'info' } as const satisfies Record<
  Finding['level'],
  IconName
>;

interface Props {
  readonly finding: Finding;
  readonly onGo: (finding: Finding) => void;
  readonly onMend: (finding: Finding) => void;
}

/** One finding: the rule, what is wrong here, what to do, where; and its repair when there is a safe one. */
export function FindingCard({ finding, onGo, onMend }: Props) {
  const t = useT();
  const { code, level, line, column, message, hint, fix } = finding;
  return (
    <li className={`${styles.finding} ${styles[level]}`}>
      <button type="button" className={styles.go} onClick={() => onGo(finding)}>
        <span className={styles.title}>
          <Icon name={levelIcons[level]} label={t(`bench.level.${level}`)} />
          {titleOf(code)}
        </span>
        <span className={styles.message}>{message}</span>
        {hint && <span className={styles.hint}>{hint}</span>}
        <span className={styles.code}>
          <span aria-hidden="true">{t('bench.place', { line, column })}</span>
          <Hidden>{t('bench.placeSpoken', { line, column })}</Hidden> {code}
        </span>
      </button>
      {fix && (
        <Button size="small" className={styles.mend ?? ''} onClick={() => onMend(finding)}>
          {t('bench.mend')}
          <Hidden>{` ${line}: ${message}`}</Hidden>
        </Button>
      )}
    </li>
  );
}
