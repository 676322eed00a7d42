import { lazy, Suspense, useRef, useState } from 'react';
import { Hidden, Person } from './chip.tsx';
import { useT } from './i18n.ts';
import styles from './person-menu.module.css';
import type { ShellPerson } from './shell-person.ts';

// Menus are heavy, and few people open this one in the first second.
const Popover = lazy(() =>
  import('./person-popover.tsx').then((module) => ({ default: module.PersonPopover })),
);

/** Who is signed in, in which theme, and the way out. */
export function PersonMenu({ person }: { person: ShellPerson }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.trigger}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Person name={person.name} size={28} />
        <Hidden>{t('ui.person', { name: person.name })}</Hidden>
      </button>
      {open && (
        <Suspense>
          <Popover
            person={person}
            target={button.current}
            onClose={() => {
              setOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
