import {
  Button,
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useToastController,
} from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { problemOf } from './call.ts';
import { type Say, useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import { Keys, useShortcut } from './shortcuts.tsx';
import styles from './toast.module.css';
import { createValue } from './value.ts';

export interface ToastOptions {
  readonly title: string;
  readonly body?: string | undefined;
  readonly intent?: 'success' | 'info' | 'warning' | 'error';
  /** Takes the change back; offered as a button and on `z` while the toast is there. */
  readonly undo?: (() => Promise<void>) | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface Pending {
  readonly id: string;
  readonly undo: () => Promise<void>;
}

const toaster = 'toasts';
// The undo of each toast that is still there, newest last.
const pending = createValue<readonly Pending[]>([]);
let count = 0;

/** Says what happened: for 6 s, longer under the pointer, read out by screen readers. */
export function useToasts(): { show: (options: ToastOptions) => void } {
  const t = useT();
  const { dispatchToast } = useToastController(toaster);
  const show = useCallback(
    (options: ToastOptions) => {
      const id = `toast-${++count}`;
      dispatchToast(<Said id={id} show={show} {...options} />, {
        toastId: id,
        intent: options.intent ?? 'success',
        timeout: 6000,
        pauseOnHover: true,
        onStatusChange: (_, toast) => {
          if (toast.status === 'unmounted') forget(id);
        },
      });
      const { undo, title } = options;
      if (undo) pending.set([...pending.get(), { id, undo: () => takeBack(undo, title, show, t) }]);
    },
    [dispatchToast, t],
  );
  return { show };
}

/** Where toasts appear; once in the page, with the key that undoes the last change. */
export function Toasts() {
  const t = useT();
  const { dismissToast } = useToastController(toaster);
  useShortcut('z', t('ui.undoLast'), t('ui.group.anywhere'), () => {
    const last = pending.get().at(-1);
    if (!last) return false;
    dismissToast(last.id);
    forget(last.id);
    void last.undo();
    return undefined;
  });
  return <Toaster toasterId={toaster} position="bottom-end" limit={3} className={styles.toaster} />;
}

function Said({
  id,
  title,
  body,
  undo,
  action,
  show,
}: ToastOptions & { id: string; show: (options: ToastOptions) => void }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const { dismissToast } = useToastController(toaster);
  async function takeItBack(back: () => Promise<void>): Promise<void> {
    setBusy(true);
    forget(id);
    await takeBack(back, title, show, t);
    dismissToast(id);
  }
  return (
    <Toast className={styles.toast}>
      <ToastTitle
        action={
          <span className={styles.actions}>
            {undo && (
              <Button
                size="small"
                icon={<Icon name="undo" />}
                disabled={busy}
                onClick={() => void takeItBack(undo)}
              >
                {t('ui.undo')}
              </Button>
            )}
            {undo && <Keys keys="z" />}
            {action && (
              <Button size="small" onClick={action.run}>
                {action.label}
              </Button>
            )}
            <ToastTrigger>
              <Button
                size="small"
                appearance="subtle"
                icon={<Icon name="close" />}
                aria-label={t('ui.dismiss')}
              />
            </ToastTrigger>
          </span>
        }
      >
        {title}
      </ToastTitle>
      {body && <ToastBody>{body}</ToastBody>}
    </Toast>
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

function forget(id: string): void {
  pending.set(pending.get().filter((entry) => entry.id !== id));
}
