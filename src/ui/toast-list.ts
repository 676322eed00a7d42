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

/** The toasts of the page, oldest first. */
export const shownToasts = createValue<readonly ShownToast[]>([]);

/** Forgets a toast: it was dismissed, has gone, or its change is being taken back. */
export function forgetToast(id: string): void {
  shownToasts.set(shownToasts.get().filter((toast) => toast.id !== id));
}
