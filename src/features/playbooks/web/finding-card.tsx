import { useT } from '../../../ui/i18n.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import type { PlaybookFinding } from '../model.ts';
import { pageAddress } from '../rules.ts';
import styles from './findings.module.css';

export const levelIcons = { error: 'important', warning: 'warning', note: 'info' } as const satisfies Record<
  PlaybookFinding['level'],
  IconName
>;

interface Props {
  readonly finding: PlaybookFinding;
  /** Whether its file is a page that can be opened. */
  readonly linked: boolean;
  readonly onGo?: (() => void) | undefined;
}

/** One finding of a published version: the rule, what is wrong here, what to do, and the way to its place in the text. */
export function FindingCard({ finding, linked, onGo }: Props) {
  const t = useT();
  const { place, code, title, level, path, line, message, hint, anchor, heading } = finding;
  const where = heading === '' ? t('playbooks.topOfPage') : heading;
  return (
    <li
      id={`finding-${place}`}
      data-finding={anchor}
      tabIndex={-1}
      className={`${styles.finding} ${styles[level]}`}
    >
      <p className={styles.title}>
        <Icon name={levelIcons[level]} label={t(`playbooks.level.${level}`)} />
        {title}
      </p>
      <p>{message}</p>
      {hint !== null && <p className={styles.hint}>{hint}</p>}
      <p className={styles.place}>
        <code>{t('playbooks.findingPlace', { line, code })}</code>
        {linked && (
          <Go to={pageAddress(path, anchor || undefined)} onClick={onGo} data-row>
            {where}
          </Go>
        )}
      </p>
    </li>
  );
}
