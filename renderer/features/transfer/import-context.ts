import { createContext, use } from 'react';
import type { Offer } from '../../../contract/shell.ts';

export interface Import {
  /** Open the preview of each offer. */
  importOffers(offers: Offer[]): void;
  pickFiles(): void;
  pickFolder(): void;
}

export const ImportContext = createContext<Import | undefined>(undefined);

/** Start imports from anywhere below the import layer. */
export function useImport(): Import {
  const value = use(ImportContext);
  if (value === undefined) throw new Error('imports are missing: render inside ImportLayer');
  return value;
}
