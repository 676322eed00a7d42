import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { findingLevels, type PlaybookFinding } from '../model.ts';
import { levelIcons } from './finding-card.tsx';
import styles from './findings.module.css';

interface Props {
  readonly heading: string;
  readonly findings: readonly PlaybookFinding[];
  readonly onShow: () => void;
}

/** At a heading: how many findings stand below it, with the glyph of the worst; leads to the first of them. */
export function FindingMark({ heading, findings, onShow }: Props) {
  const t = useT();
  const worst = findingLevels.find((level) => findings.some((finding) => finding.level === level));
  if (worst === undefined) return null;
  return (
    <button type="button" className={`${styles.mark} ${styles[worst]}`} onClick={onShow}>
      <Icon name={levelIcons[worst]} size={12} />
      <span aria-hidden="true">{findings.length}</span>
      <Hidden>{t('playbooks.findingsAt', { count: findings.length, heading })}</Hidden>
    </button>
  );
}
