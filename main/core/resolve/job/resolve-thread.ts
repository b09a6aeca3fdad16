/** A thread that resolves: what it may use, and what its replies and failures mean. */
import { fromErrorFrame } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { type Answer, JobThread } from '../../threads/index.ts';
import type { JobCommand, JobReply, ThreadSettings } from './messages.ts';

/** Milliseconds an idle thread keeps what it read for the next call. */
const idleFor = 120_000;
const resourceLimits = { maxOldGenerationSizeMb: 2_048, maxYoungGenerationSizeMb: 64 };

/** Running it throws Refusal, StoreFailure, or the reason of the signal. */
export function createResolveThread(url: URL, settings: ThreadSettings) {
  return new JobThread<JobCommand, JobReply, unknown, unknown>({
    url,
    worker: { resourceLimits, workerData: settings, name: 'resolve' },
    idleFor,
    read: readReply,
    failure: threadFailure,
  });
}

function readReply(reply: JobReply): Answer<unknown, unknown> {
  if (reply.type !== 'failed') return reply;
  const { error } = reply;
  return error.type === 'stopped' ? error : { type: 'failed', error: fromErrorFrame(error) };
}

function threadFailure(error: Error | undefined): Error {
  if (!error) return new Error('the thread that resolves ended unexpectedly');
  const code = 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return refuse.state(
    'This takes more memory than a resolution may use.',
    'too-large',
    'Resolve a smaller part, or lock and pin packages so that fewer versions come into question.',
  );
}
