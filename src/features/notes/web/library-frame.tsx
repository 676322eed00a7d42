import type { ReactNode } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go, useGo } from '../../../ui/link.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { mostDrafts } from '../model.ts';
import { newNoteAddress } from '../rules.ts';
import styles from './library.module.css';
import { useDrafts } from './use-notes.ts';

type Place = 'latest' | 'search' | 'drafts' | 'editor';

/** The notes library: latest notes, search, drafts, editor (domain.md 8.12). */
export function LibraryFrame({ place, children }: { place: Place; children: ReactNode }) {
  const t = useT();
  const go = useGo();
  const { data: drafts } = useDrafts();
  const rows = useRowKeys();
  const title = t(`notes.place.${place}`);
  useBreadcrumbs([
    { label: t('notes.title'), to: '/notes' },
    ...(place === 'latest' ? [] : [{ label: title }]),
  ]);
  useShortcut('n', t('notes.new'), t('notes.group'), () => go(newNoteAddress()), {
    enabled: place !== 'editor',
  });
  const count = drafts?.items.length ?? 0;
  const tabs = [
    { place: 'latest', to: '/notes', label: t('notes.place.latest') },
    { place: 'search', to: '/notes/search', label: t('notes.place.search') },
    { place: 'drafts', to: '/notes/drafts', label: t('notes.draftsCount', { count, most: mostDrafts }) },
  ];
  return (
    <div className={styles.library} ref={rows}>
      <header className={styles.header}>
        <h1>{t('notes.title')}</h1>
        {place !== 'editor' && (
          <Go to={newNoteAddress()} className={styles.new}>
            <Icon name="add" />
            {t('notes.new')}
          </Go>
        )}
      </header>
      <nav className={styles.tabs} aria-label={t('notes.title')}>
        {tabs.map((tab) => (
          <Go key={tab.to} to={tab.to} aria-current={tab.place === place ? 'page' : undefined}>
            {tab.label}
          </Go>
        ))}
      </nav>
      {children}
    </div>
  );
}
