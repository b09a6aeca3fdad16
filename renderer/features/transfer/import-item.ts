/** One thing on its way into the registry, and what may be said of many. */
import type { Finding, ImportEdits, Preview } from '../../../contract/transfer.ts';
import { ConnectionLostError } from '../../host/connection-lost-error.ts';

export type Stage =
  /** Bytes on their way to the host. */
  | 'sending'
  | 'waiting'
  | 'reading'
  /** Shown to the person, who decides. */
  | 'preview'
  /** Accepted, in line to be stored. */
  | 'queued'
  | 'storing'
  | 'done'
  | 'failed'
  | 'cancelled';

/** What the person changed and answered. */
export interface Draft {
  edits: ImportEdits;
  overrideReason: string;
  /** The findings are of earlier edits; a check is on its way. */
  checking: boolean;
}

export interface ImportItem {
  id: number;
  name: string;
  /** Of the source; undefined while it is being sent. */
  token: string | undefined;
  stage: Stage;
  /** Bytes; `total` is 0 while unknown. */
  progress: { done: number; total: number };
  preview: Preview | undefined;
  draft: Draft;
  findings: readonly Finding[];
  stored: { coordinate: string; version: string; signed: boolean } | undefined;
  error: unknown;
}

/** A new item. */
export function newItem(id: number, name: string, token: string | undefined): ImportItem {
  return {
    id,
    name,
    token,
    stage: token === undefined ? 'sending' : 'waiting',
    progress: { done: 0, total: 0 },
    preview: undefined,
    draft: { edits: {}, overrideReason: '', checking: false },
    findings: [],
    stored: undefined,
    error: undefined,
  };
}

/** What still stands in the way of accepting, most important first. */
export type Obstacle = 'none' | 'kind' | 'blocked' | 'reason' | 'checking';

/** Shortest reason the core takes for an override. */
export const shortestReason = 3;

/** Why an item cannot be accepted now. */
export function obstacleOf(item: ImportItem): Obstacle {
  const { preview, draft, findings } = item;
  const blocks = findings.filter(({ severity }) => severity === 'block');
  if ((draft.edits.kind ?? preview?.kind) === undefined) return 'kind';
  if (draft.checking) return 'checking';
  if (blocks.some(({ overridable }) => !overridable)) return 'blocked';
  if (blocks.length > 0 && draft.overrideReason.trim().length < shortestReason) return 'reason';
  return 'none';
}

/** Whether an item can be accepted without another word. */
export function isReady(item: ImportItem): boolean {
  return item.stage === 'preview' && obstacleOf(item) === 'none';
}

/**
 * Whether a failed item may come further as it is. What was refused when it was read stays refused, and its copy is gone by
 * then: only what never arrived, or was read and not stored, is worth another try.
 */
export function mayRetry({ stage, preview, error }: ImportItem): boolean {
  const unsent = error instanceof ConnectionLostError && !error.sent;
  return stage === 'failed' && (preview !== undefined || unsent);
}

/** Whether anything still happens or waits for a decision. */
export function isOpen({ stage }: Pick<ImportItem, 'stage'>): boolean {
  return stage !== 'done' && stage !== 'cancelled' && stage !== 'failed';
}

export interface QueueCounts {
  total: number;
  /** Being sent, read or stored, or in line for it. */
  working: number;
  deciding: number;
  ready: number;
  done: number;
  failed: number;
}

/** How far a queue has come. */
export function countItems(items: readonly ImportItem[]): QueueCounts {
  const counts: QueueCounts = { total: items.length, working: 0, deciding: 0, ready: 0, done: 0, failed: 0 };
  for (const item of items) {
    if (item.stage === 'preview') counts.deciding += 1;
    else if (item.stage === 'done') counts.done += 1;
    else if (item.stage === 'failed') counts.failed += 1;
    else if (item.stage !== 'cancelled') counts.working += 1;
    if (isReady(item)) counts.ready += 1;
  }
  return counts;
}
