import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useT } from './i18n.ts';
import { useShortcut } from './shortcuts.tsx';
import { createValue } from './value.ts';

const opened = createValue(false);

/** Opens the sheet, as `?` does. */
export function openShortcutSheet(): void {
  opened.set(true);
}

// Its dialog is loaded when it is first wanted.
const Dialog = lazy(() =>
  import('./shortcut-dialog.tsx').then((module) => ({ default: module.ShortcutDialog })),
);

/** The sheet of the keys that work on this page; once in the page. */
export function ShortcutSheet() {
  const t = useT();
  const open = useSyncExternalStore(opened.subscribe, opened.get);
  useShortcut('?', t('ui.shortcuts'), t('ui.group.anywhere'), openShortcutSheet);
  if (!open) return null;
  return (
    <Suspense>
      <Dialog onClose={() => opened.set(false)} />
    </Suspense>
  );
}
