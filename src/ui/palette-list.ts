import { useEffect, useSyncExternalStore } from 'react';
import type { IconName } from './icons.ts';
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
