import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useT } from './i18n.ts';
import { useShortcut } from './shortcuts.tsx';
import { createValue } from './value.ts';

export { type Command, type CommandSource, registerCommands, useCommands } from './palette-list.ts';

const opened = createValue(false);

/** Opens the palette, as Ctrl+K does. */
export function openPalette(): void {
  opened.set(true);
}

// Its dialog is loaded after the first page is there, and before anybody wants it: letters typed right after Ctrl+K would be lost otherwise.
const load = () => import('./palette-dialog.tsx');
const Dialog = lazy(() => load().then((module) => ({ default: module.PaletteDialog })));
const soonMs = 1000;

/** The palette; once in the page. */
export function Palette() {
  const t = useT();
  const open = useSyncExternalStore(opened.subscribe, opened.get);
  const [wanted, setWanted] = useState(false);
  useShortcut('Ctrl+K', t('ui.palette.title'), t('ui.group.anywhere'), openPalette);
  useEffect(() => {
    const soon = setTimeout(() => void load(), soonMs);
    return () => clearTimeout(soon);
  }, []);
  if (open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense>
      <Dialog open={open} onClose={() => opened.set(false)} />
    </Suspense>
  );
}
