import {
  Button,
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  useToastController,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import { Keys } from './shortcuts.tsx';
import styles from './toast.module.css';
import { forgetToast, type ShownToast } from './toast-list.ts';

const toaster = 'toasts';

/** Shows the toasts of the list, and takes away those that have left it. */
export function ToastViewer({ toasts }: { toasts: readonly ShownToast[] }) {
  const { dispatchToast, dismissToast } = useToastController(toaster);
  const known = useRef(new Set<string>());
  useEffect(() => {
    for (const toast of toasts) {
      if (known.current.has(toast.id)) continue;
      known.current.add(toast.id);
      dispatchToast(<Said {...toast} />, {
        toastId: toast.id,
        intent: toast.intent ?? 'success',
        timeout: 6000,
        pauseOnHover: true,
        onStatusChange: (_, data) => {
          if (data.status === 'unmounted') forgetToast(toast.id);
        },
      });
    }
    for (const id of known.current) {
      if (toasts.some((toast) => toast.id === id)) continue;
      known.current.delete(id);
      dismissToast(id);
    }
  }, [toasts, dispatchToast, dismissToast]);
  return <Toaster toasterId={toaster} position="bottom-end" limit={3} className={styles.toaster} />;
}

function Said({ id, title, body, undo, action }: ShownToast) {
  const t = useT();
  return (
    <Toast className={styles.toast}>
      <ToastTitle
        action={
          <span className={styles.actions}>
            {undo && (
              <Button size="small" icon={<Icon name="undo" />} onClick={() => leave(id, () => void undo())}>
                {t('ui.undo')}
              </Button>
            )}
            {undo && <Keys keys="z" />}
            {action && (
              <Button size="small" onClick={() => leave(id, action.run)}>
                {action.label}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<Icon name="close" />}
              aria-label={t('ui.dismiss')}
              onClick={() => forgetToast(id)}
            />
          </span>
        }
      >
        {title}
      </ToastTitle>
      {body && <ToastBody>{body}</ToastBody>}
    </Toast>
  );
}

function leave(id: string, then: () => void): void {
  forgetToast(id);
  then();
}
