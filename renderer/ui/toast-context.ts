import { createContext, use } from 'react';

export interface ToastOptions {
  message: string;
  severity?: 'success' | 'info' | 'warning' | 'error';
  /** Adds an Undo button; its failure is shown as an error toast. */
  undo?: (() => unknown) | undefined;
  /** Another button, e.g. Show. */
  action?: { label: string; run: () => void } | undefined;
  /** Milliseconds; with an undo or action 8 s, else 4 s. Errors stay until dismissed. */
  durationMs?: number;
}

export interface Toasts {
  show(options: ToastOptions): void;
  /** Show what was thrown, with the help it carries. Cancellations are not shown. */
  error(error: unknown): void;
}

export const ToastContext = createContext<Toasts | undefined>(undefined);

/** Short messages in the corner of the window, announced to screen readers. */
export function useToast(): Toasts {
  const toasts = use(ToastContext);
  if (toasts === undefined) throw new Error('toasts are missing: render inside ToastProvider');
  return toasts;
}
