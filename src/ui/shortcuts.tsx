import { useEffect, useRef, useSyncExternalStore } from 'react';
import { capsOf, match, nameOf, sequenceWindow } from './shortcut-keys.ts';
import styles from './shortcuts.module.css';
import { createValue } from './value.ts';

/** Returning false lets a shortcut that was mounted earlier have the key. */
// biome-ignore lint/suspicious/noConfusingVoidType: most handlers return nothing, and should not have to
export type ShortcutHandler = (event: KeyboardEvent) => void | false;

export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly group: string;
}

interface Mounted extends Shortcut {
  readonly handle: ShortcutHandler;
}

const mounted = createValue<readonly Mounted[]>([]);
let pressed: string[] = [];
let pressedAt = 0;

/**
 * A keyboard shortcut while the component is there: `j`, `Ctrl+K`, `g t`. It is silent while somebody types or a dialog
 * is open. The one mounted last wins.
 */
export function useShortcut(
  keys: string,
  label: string,
  group: string,
  handler: ShortcutHandler,
  options: { readonly enabled?: boolean } = {},
): void {
  const latest = useRef(handler);
  latest.current = handler;
  const enabled = options.enabled ?? true;
  useEffect(() => {
    if (!enabled) return;
    const entry: Mounted = { keys, label, group, handle: (event) => latest.current(event) };
    mounted.set([...mounted.get(), entry]);
    return () => mounted.set(mounted.get().filter((other) => other !== entry));
  }, [keys, label, group, enabled]);
}

/** The shortcuts that work now, one a key, for the sheet. */
export function useShortcutList(): readonly Shortcut[] {
  const all = useSyncExternalStore(mounted.subscribe, mounted.get);
  return [...new Map(all.map((entry) => [`${entry.group} ${entry.label}`, entry])).values()];
}

/** Listens to the keyboard for every shortcut. Returns how to stop. */
export function listenToKeys(target: Document): () => void {
  target.addEventListener('keydown', press);
  return () => target.removeEventListener('keydown', press);
}

/** Key caps of a shortcut. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {capsOf(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
  if (isBusy(event)) return;
  const name = nameOf(event);
  pressed = event.timeStamp - pressedAt < sequenceWindow ? [...pressed, name] : [name];
  pressedAt = event.timeStamp;
  if (answer(event)) return;
  // A key that ends no sequence may still begin one, or be a shortcut of its own.
  if (pressed.length > 1 && !mounted.get().some((entry) => match(entry.keys, pressed) === 'begun')) {
    pressed = [name];
    answer(event);
  }
}

function answer(event: KeyboardEvent): boolean {
  for (const entry of mounted.get().toReversed()) {
    if (match(entry.keys, pressed) !== 'complete') continue;
    if (entry.handle(event) === false) continue;
    event.preventDefault();
    pressed = [];
    return true;
  }
  return false;
}

function isBusy(event: KeyboardEvent): boolean {
  const modifier = event.ctrlKey || event.metaKey;
  const at = event.target instanceof HTMLElement ? event.target : undefined;
  const typing =
    at?.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]') ??
    false;
  if (typing && !modifier && event.key !== 'Escape') return true;
  if (document.querySelector('[aria-modal=true]') !== null) return true;
  // An open menu or list has its own use for keys.
  return at?.closest('[role=menu], [role=listbox]') !== null && at !== undefined && !modifier;
}
