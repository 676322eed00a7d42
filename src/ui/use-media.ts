import { useSyncExternalStore } from 'react';

// The two widths at which the frame changes (look/README, "Layout"); CSS files repeat them, media queries know no variables.
const queries = {
  phone: '(max-width: 759px)',
  narrow: '(max-width: 1179px)',
  dark: '(prefers-color-scheme: dark)',
} as const;

/** Whether the window is as narrow as a phone, narrower than the three-pane layout, or the system is dark. */
export function useMedia(name: keyof typeof queries): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(queries[name]);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(queries[name]).matches,
  );
}
