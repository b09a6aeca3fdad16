/** A move of a namespace as planned: what goes where, what that changes, what stands in its way. */
import type { MoveProblem } from '../../../contract/registry-namespaces.ts';
import type { NamespaceRow } from './namespace-row.ts';

export interface MoveInput {
  from: string;
  to: string;
  replaceForwarding: boolean;
}

/** One namespace of those that move. */
export interface Step {
  row: NamespaceRow;
  to: string;
  /** The row of the target path, where there is one. */
  target: NamespaceRow | undefined;
}

/** Whether a namespace is at the target already: packages join it, and what it says of itself stays. */
export function joins({ row, target }: Step): boolean {
  return target !== undefined && (target.deleted_at === null || row.deleted_at !== null);
}

export interface MovePlan extends MoveInput {
  /** By path, so that what is above comes first. */
  steps: Step[];
  /** What each pool gains or loses. */
  changes: Map<string, { bytes: number; versions: number; packages: number }>;
  problems: MoveProblem[];
}
