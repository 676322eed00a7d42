/** What of a keyboard event decides. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How long the first key of a sequence such as `g t` waits for the second, in milliseconds. */
export const sequenceWindow = 1200;

/**
 * The name of one press as shortcuts are written: `j`, `?`, `Enter`, `Shift+x`, `Ctrl+k`. Shift is told only with
 * letters and named keys: with others it is already in the character (`?`). Command counts as Ctrl.
 */
export function nameOf(press: Press): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const shift = press.shiftKey && (press.key.length > 1 || /\p{L}/u.test(press.key));
  return [press.ctrlKey || press.metaKey ? 'Ctrl' : '', press.altKey ? 'Alt' : '', shift ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** A written shortcut as the names of its presses: `g t` → ['g', 't'], `Ctrl+K` → ['Ctrl+k']. */
export function pressesOf(keys: string): string[] {
  return keys.split(' ').map((part) => {
    const pieces = part === '+' ? ['+'] : part.split('+');
    const last = pieces.at(-1) ?? '';
    return [...pieces.slice(0, -1), last.length === 1 ? last.toLowerCase() : last].join('+');
  });
}

/** How a press continues: the shortcut is complete, it may become one, or it is none. */
export function match(keys: string, pressed: readonly string[]): 'complete' | 'begun' | 'no' {
  const wanted = pressesOf(keys);
  if (pressed.length > wanted.length || pressed.some((name, index) => name !== wanted[index])) return 'no';
  return pressed.length === wanted.length ? 'complete' : 'begun';
}

/** The key caps of a shortcut: `Ctrl+K` → ['Ctrl', 'K'], `g t` → ['g', 't'], `Escape` → ['Esc']. */
export function capsOf(keys: string): string[] {
  const words: Readonly<Record<string, string>> = {
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  return keys.split(' ').flatMap((part) => part.split('+').map((cap) => words[cap] ?? cap));
}
