import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useT } from './i18n.ts';
import type { IconName } from './icons.ts';
import { useShortcut } from './shortcuts.tsx';
import { createValue } from './value.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  /** Heading it stands under; groups keep the order in which they first appear. */
  readonly group: string;
  /** Said in grey after the title, and searched too. */
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** Finds commands by what is typed: tenants, pages, tasks. It is asked from the second letter on. */
export interface CommandSource {
  readonly id: string;
  search(query: string, signal: AbortSignal): readonly Command[] | Promise<readonly Command[]>;
}

const own = createValue<readonly (readonly Command[])[]>([]);
const sources = createValue<readonly CommandSource[]>([]);
const opened = createValue(false);

/** Commands that are there while the component is; those of the page come before those of the app. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    own.set([commands, ...own.get()]);
    return () => own.set(own.get().filter((other) => other !== commands));
  }, [commands]);
}

/** Adds a source of commands. Returns how to take it out. */
export function registerCommands(source: CommandSource): () => void {
  sources.set([...sources.get(), source]);
  return () => sources.set(sources.get().filter((other) => other !== source));
}

/** The commands that need no search, and the sources that do. */
export function useCommandList(): { commands: readonly Command[]; sources: readonly CommandSource[] } {
  const lists = useSyncExternalStore(own.subscribe, own.get);
  const searched = useSyncExternalStore(sources.subscribe, sources.get);
  return { commands: lists.flat(), sources: searched };
}

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
