import type { BootState } from '../../contract/boot.ts';
import { textMember } from './members.ts';

/** What a poll of `GET /boot` says: the core's state, or that the page may not ask, or that nobody answers. */
export type BootAnswer = BootState | { state: 'unauthorized' } | { state: 'unreachable' };

/** Ask the host how the start is going. Never throws. */
export async function readBoot(signal?: AbortSignal): Promise<BootAnswer> {
  try {
    const response = await fetch('boot', { cache: 'no-store', signal: signal ?? null });
    if (response.status === 401 || response.status === 403) return { state: 'unauthorized' };
    if (!response.ok) return { state: 'unreachable' };
    const answer: unknown = await response.json();
    return isBootState(answer) ? answer : { state: 'unreachable' };
  } catch {
    return { state: 'unreachable' };
  }
}

/** Ask the host to open the store again. */
export async function retryBoot(): Promise<void> {
  await fetch('boot/retry', { method: 'POST' });
}

/** Copy the database files aside. @returns the folder of the copy. @throws Error with the host's words when it fails. */
export async function backupStore(): Promise<string> {
  const response = await fetch('boot/backup', { method: 'POST' });
  const answer: unknown = await response.json().catch(() => undefined);
  const path = textMember(answer, 'path');
  if (response.ok && path !== undefined) return path;
  throw new Error(textMember(answer, 'message') ?? `The host answered HTTP ${response.status}.`);
}

function isBootState(answer: unknown): answer is BootState {
  const state = textMember(answer, 'state');
  if (state === 'failed') return typeof answer === 'object' && answer !== null && 'problem' in answer;
  return state === 'opening' || state === 'ready';
}
