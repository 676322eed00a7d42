import { lazy, Suspense, useCallback, useSyncExternalStore } from 'react';
import { problemOf } from './call.ts';
import { type Say, useT } from './i18n.ts';
import { useShortcut } from './shortcuts.tsx';
import { createValue } from './value.ts';

export interface ToastOptions {
  readonly title: string;
  readonly body?: string | undefined;
  readonly intent?: 'success' | 'info' | 'warning' | 'error';
  /** Takes the change back; offered as a button and on `z` while the toast is there. */
  readonly undo?: (() => Promise<void>) | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** A toast that is shown, or will be as soon as the viewer is loaded. */
export interface ShownToast extends ToastOptions {
  readonly id: string;
}

const shown = createValue<readonly ShownToast[]>([]);
let count = 0;

/** Says what happened: for 6 s, longer under the pointer, read out by screen readers. */
export function useToasts(): { show: (options: ToastOptions) => void } {
  const t = useT();
  const show = useCallback(
    (options: ToastOptions) => {
      const { undo, title } = options;
      const back = undo && (() => takeBack(undo, title, show, t));
      shown.set([...shown.get(), { ...options, undo: back, id: `toast-${++count}` }]);
    },
    [t],
  );
  return { show };
}

/** Forgets a toast: it was dismissed, has gone, or its change is being taken back. */
export function forgetToast(id: string): void {
  shown.set(shown.get().filter((toast) => toast.id !== id));
}

const Viewer = lazy(() => import('./toast-viewer.tsx').then((module) => ({ default: module.ToastViewer })));

/** Where toasts appear; once in the page, with the key that undoes the last change. */
export function Toasts() {
  const t = useT();
  const toasts = useSyncExternalStore(shown.subscribe, shown.get);
  useShortcut('z', t('ui.undoLast'), t('ui.group.anywhere'), () => {
    const last = toasts.findLast((toast) => toast.undo);
    if (!last) return false;
    forgetToast(last.id);
    void last.undo?.();
    return undefined;
  });
  // Loaded with the first toast and kept: it is the live region that reads them out.
  if (count === 0) return null;
  return (
    <Suspense>
      <Viewer toasts={toasts} />
    </Suspense>
  );
}

async function takeBack(
  undo: () => Promise<void>,
  title: string,
  show: (options: ToastOptions) => void,
  t: Say,
): Promise<void> {
  try {
    await undo();
    show({ title: t('ui.undone', { title }), intent: 'info' });
  } catch (error) {
    show({ title: t('ui.undoFailed'), body: problemOf(error).message, intent: 'error' });
  }
}
