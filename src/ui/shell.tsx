import { Button } from '@fluentui/react-components';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Hidden } from './chip.tsx';
import { useT } from './i18n.ts';
import { Icon, type IconName, Logo } from './icon.tsx';
import { Go, useGo } from './link.tsx';
import { openPalette, Palette } from './palette.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './shell.module.css';
import type { ShellPerson } from './shell-person.ts';
import { openShortcutSheet, ShortcutSheet } from './shortcut-sheet.tsx';
import { Keys, listenToKeys, useShortcut } from './shortcuts.tsx';
import { Toasts } from './toast.tsx';

export interface NavigationEntry {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** A sequence such as `g t`. */
  readonly keys: string;
  /** How much waits there, and that in words. */
  readonly count?: number;
  readonly counted?: string;
}

interface Props {
  readonly navigation: readonly NavigationEntry[];
  readonly person: ShellPerson;
  /** At the right of the top bar, before the person. */
  readonly tools?: ReactNode;
  /** Foot of the navigation: what everybody should know about the data. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: navigation, top bar, main. Only main's own panes scroll. */
export function Shell({ navigation, person, tools, footer, children }: Props) {
  const t = useT();
  useEffect(() => listenToKeys(document), []);
  const currentOf = useCurrent(navigation);
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main">
        {t('ui.skip')}
      </a>
      <nav className={styles.side} aria-label={t('ui.mainNavigation')}>
        <Go to="/" className={styles.brand} aria-label={t('ui.product')}>
          <Logo />
          <span>{t('ui.product')}</span>
        </Go>
        {navigation.map((entry) => (
          <Entry key={entry.to} entry={entry} current={currentOf(entry)} />
        ))}
        {footer && <div className={styles.foot}>{footer}</div>}
      </nav>
      <TopBar person={person} tools={tools} />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <nav className={styles.tabs} aria-label={t('ui.mainNavigation')}>
        {navigation.map((entry) => (
          <Tab key={entry.to} entry={entry} current={currentOf(entry)} />
        ))}
      </nav>
      <Palette />
      <ShortcutSheet />
      <Toasts />
    </div>
  );
}

function TopBar({ person, tools }: Pick<Props, 'person' | 'tools'>) {
  const t = useT();
  return (
    <header className={styles.top}>
      <Breadcrumbs />
      <button type="button" className={styles.find} onClick={openPalette}>
        <Icon name="search" />
        <span>{t('ui.searchOrCommand')}</span>
        <Keys keys="Ctrl+K" />
      </button>
      <Button
        className={styles.findSmall}
        appearance="subtle"
        icon={<Icon name="search" size={20} />}
        aria-label={t('ui.search')}
        onClick={openPalette}
      />
      <Button
        className={styles.wide}
        appearance="subtle"
        icon={<Icon name="help" />}
        aria-label={t('ui.shortcuts')}
        title={t('ui.shortcuts')}
        onClick={openShortcutSheet}
      />
      {tools}
      <PersonMenu person={person} />
    </header>
  );
}

interface EntryProps {
  readonly entry: NavigationEntry;
  readonly current: 'page' | 'true' | undefined;
}

function Entry({ entry, current }: EntryProps) {
  const t = useT();
  const go = useGo();
  useShortcut(entry.keys, entry.label, t('ui.group.goTo'), () => go(entry.to));
  return (
    <Go to={entry.to} className={styles.entry} title={titleOf(entry)} aria-current={current}>
      <Icon name={entry.icon} />
      <span>{entry.label}</span>
      <Count entry={entry} />
    </Go>
  );
}

/** Where there is no room for words the title has them all. */
const titleOf = ({ label, counted }: NavigationEntry) =>
  counted === undefined ? label : `${label}: ${counted}`;

function Tab({ entry, current }: EntryProps) {
  return (
    <Go to={entry.to} className={styles.tab} aria-current={current}>
      <Icon name={entry.icon} size={20} />
      <span>{entry.label}</span>
      <Count entry={entry} />
    </Go>
  );
}

function Count({ entry: { count, counted } }: { entry: NavigationEntry }) {
  if (count === undefined) return null;
  return (
    <>
      <b className={styles.count} aria-hidden="true">
        {count > 99 ? '99+' : count}
      </b>
      <Hidden>{`, ${counted ?? count}`}</Hidden>
    </>
  );
}

/** Of the entries that lead to this page or above it, the one that comes nearest. */
function useCurrent(
  navigation: readonly NavigationEntry[],
): (entry: NavigationEntry) => EntryProps['current'] {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const above = navigation.filter(({ to }) => path === to || path.startsWith(`${to}/`));
  const nearest = above.reduce((best, { to }) => (to.length > best.length ? to : best), '');
  return ({ to }) => (to !== nearest ? undefined : path === to ? 'page' : 'true');
}
