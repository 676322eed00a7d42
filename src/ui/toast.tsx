import { lazy, Suspense, useCallback, useSyncExternalStore } from 'react';
import { problemOf } from './call.ts';
import { type Say, useT } from './i18n.ts';
import { useShortcut } from './shortcuts.tsx';
import { forgetToast, shownToasts, type ToastOptions } from './toast-list.ts';

export type { ToastOptions } from './toast-list.ts';

let count = 0;

/** Says what happened: for 6 s, longer under the pointer, read out by screen readers. */
export function useToasts(): { show: (options: ToastOptions) => void } {
  const t = useT();
  const show = useCallback(
    (options: ToastOptions) => {
      const { undo, title } = options;
      const back = undo && (() => takeBack(undo, title, show, t));
      shownToasts.set([...shownToasts.get(), { ...options, undo: back, id: `toast-${++count}` }]);
    },
    [t],
  );
  return { show };
}

const Viewer = lazy(() => import('./toast-viewer.tsx').then((module) => ({ default: module.ToastViewer })));

/** Where toasts appear; once in the page, with the key that undoes the last change. */
export function Toasts() {
  const t = useT();
  const toasts = useSyncExternalStore(shownToasts.subscribe, shownToasts.get);
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
