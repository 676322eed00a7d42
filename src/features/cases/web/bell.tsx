import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './bell.module.css';
import { noticesQuery } from './use-cases.ts';

// Loaded when it is opened first: few look at it in the first second.
const Notices = lazy(() => import('./notices.tsx').then((module) => ({ default: module.Notices })));

/** What somebody has been told, and how much of it they have not read. */
export function Bell() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { data } = useQuery(noticesQuery);
  const unread = data?.unread ?? 0;
  const label = unread === 0 ? t('cases.notices') : t('cases.noticesUnread', { count: unread });
  return (
    <>
      <button
        type="button"
        ref={button}
        className={styles.bell}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setOpened(true);
          setOpen(!open);
        }}
      >
        <Icon name="bell" size={20} />
        {unread > 0 && (
          <b className={styles.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </b>
        )}
      </button>
      {opened && (
        <Suspense>
          <Notices open={open} target={button.current} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
