import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useT } from './i18n.ts';
import { useShortcut } from './shortcuts.tsx';
import { createValue } from './value.ts';

export { type Command, type CommandSource, registerCommands, useCommands } from './palette-list.ts';

const opened = createValue(false);

/** Opens the palette, as Ctrl+K does. */
export function openPalette(): void {
  opened.set(true);
}

// Its dialog is loaded when it is first wanted: nobody searches before the first page is there.
const Dialog = lazy(() =>
  import('./palette-dialog.tsx').then((module) => ({ default: module.PaletteDialog })),
);

/** The palette; once in the page. */
export function Palette() {
  const t = useT();
  const open = useSyncExternalStore(opened.subscribe, opened.get);
  const [wanted, setWanted] = useState(false);
  useShortcut('Ctrl+K', t('ui.palette.title'), t('ui.group.anywhere'), openPalette);
  if (open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense>
      <Dialog open={open} onClose={() => opened.set(false)} />
    </Suspense>
  );
}
