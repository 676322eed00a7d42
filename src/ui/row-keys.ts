import { type RefObject, useRef } from 'react';
import { useT } from './i18n.ts';
import { useShortcut } from './shortcuts.tsx';

/** `j` and `k` walk the links marked `data-row` below the element; Enter is the link's own. */
export function useRowKeys(): RefObject<HTMLDivElement | null> {
  const t = useT();
  const within = useRef<HTMLDivElement>(null);
  const group = t('ui.group.lists');
  useShortcut('j', t('ui.key.next'), group, () => step(within.current, 1));
  useShortcut('k', t('ui.key.previous'), group, () => step(within.current, -1));
  // The link does it; named here so that the sheet tells of it.
  useShortcut('Enter', t('ui.key.open'), group, () => false);
  return within;
}

function step(within: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(within?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? rows[0] : rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  next?.focus();
}
