import { Button, Tooltip, useModalAttributes } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from './i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { useShortcut } from './shortcuts.tsx';
import styles from './side-panel.module.css';
import { useMedia } from './use-media.ts';

interface Props {
  readonly title: string;
  /** Small line above the title: what and where this is. */
  readonly where: ReactNode;
  readonly onClose: () => void;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  /** Part under the title that stays while the sections scroll. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** The right panel: a column from 1180 px, over the page below, the whole screen on a phone. Esc closes it. */
export function SidePanel({ title, where, onClose, onPrevious, onNext, controls, children }: Props) {
  const t = useT();
  const heading = useId();
  const over = useMedia('narrow');
  const panel = useRef<HTMLElement>(null);
  // Always focusable: a button that is disabled by its own press lets go of the focus, and the panel must not be hidden for that.
  const { modalAttributes } = useModalAttributes({ trapFocus: true, alwaysFocusable: true });
  useShortcut('Escape', t('ui.close'), t('ui.group.lists'), onClose);
  useEffect(() => {
    if (over) panel.current?.focus();
  }, [over]);
  const modal = over ? { ...modalAttributes, role: 'dialog', tabIndex: -1 } : {};
  return (
    <>
      {over && <div className={styles.scrim} onClick={onClose} aria-hidden="true" />}
      <aside ref={panel} className={styles.panel} aria-labelledby={heading} {...modal}>
        <header className={styles.header}>
          <div className={styles.top}>
            <div className={styles.where}>{where}</div>
            {onPrevious && <Tool icon="chevron-up" label={t('ui.previous')} onClick={onPrevious} />}
            {onNext && <Tool icon="chevron-down" label={t('ui.next')} onClick={onNext} />}
            <Tool icon="close" label={t('ui.close')} onClick={onClose} />
          </div>
          <h2 id={heading}>{title}</h2>
          {controls}
        </header>
        <div className={styles.body}>{children}</div>
      </aside>
    </>
  );
}

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" size="small" icon={<Icon name={icon} />} onClick={onClick} />
    </Tooltip>
  );
}
