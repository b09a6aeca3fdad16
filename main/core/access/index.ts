/** The audit log: what other domains may use. */
export type { OutcomeNote } from './audit-store.ts';
