import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useT } from '../i18n.ts';
import { Icon } from '../icon.tsx';
import { useShortcut } from '../shortcuts.tsx';
import { formatCount } from '../time.ts';
import styles from './bar.module.css';

interface Props {
  readonly count: number;
  readonly summary: string | undefined;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** What may be done with the selected rows; Esc lets go of them. */
export function BulkBar({ count, summary, onClear, children }: Props) {
  const t = useT();
  useShortcut('Escape', t('ui.grid.letGo'), t('ui.group.lists'), onClear);
  return (
    <div
      className={styles.bulk}
      role="toolbar"
      aria-label={t('ui.grid.selected', { count: formatCount(count) })}
    >
      <b>{t('ui.grid.selected', { count: formatCount(count) })}</b>
      {summary !== undefined && <span>{summary}</span>}
      {children}
      <Button
        size="small"
        appearance="subtle"
        icon={<Icon name="close" />}
        aria-label={t('ui.grid.letGo')}
        onClick={onClear}
      />
    </div>
  );
}
