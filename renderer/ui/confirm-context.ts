import { createContext, type ReactNode, use } from 'react';

export interface ConfirmOptions {
  title: string;
  body?: ReactNode;
  /** The verb of the action, e.g. `Delete 3 versions`. */
  confirmLabel: string;
  danger?: boolean;
  /** More room, for a body with a list. */
  wide?: boolean;
  /** Ask for a reason; it comes back in the answer. */
  reason?: { label: string; required?: boolean; placeholder?: string };
  /** A text the person must type before the button works, for what cannot be undone. */
  typed?: string;
}

export interface ConfirmAnswer {
  /** Trimmed; empty when none was asked or given. */
  reason: string;
}

export type Confirm = (options: ConfirmOptions) => Promise<ConfirmAnswer | undefined>;

export const ConfirmContext = createContext<Confirm | undefined>(undefined);

/** Ask before an action: `const answer = await confirm({...}); if (answer === undefined) return;` */
export function useConfirm(): Confirm {
  const confirm = use(ConfirmContext);
  if (confirm === undefined) throw new Error('confirm is missing: render inside ConfirmProvider');
  return confirm;
}
