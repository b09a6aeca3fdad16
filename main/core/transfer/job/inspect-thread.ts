/** A thread that inspects: what it may use, and what its replies and failures mean. */
import { type Answer, JobThread } from '../../threads/index.ts';
import type { Inspection } from '../inspect.ts';
import { type InspectCommand, InspectionFailed, type InspectReply, unpackFailure } from './messages.ts';

export interface InspectionProgress {
  readonly done: number;
  readonly total: number;
}
interface Inspected {
  readonly inspection: Inspection;
  /** What the progress comes to. */
  readonly total: number;
}

/** Milliseconds an idle thread keeps its memory for the next import. */
const idleFor = 30_000;
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Running it throws ArchiveRejected, InspectionFailed, or the reason of the signal. */
export function createInspectThread(url: URL) {
  return new JobThread<InspectCommand, InspectReply, InspectionProgress, Inspected>({
    url,
    worker: { resourceLimits, name: 'inspect' },
    idleFor,
    read: readReply,
    failure: threadFailure,
  });
}

function readReply(reply: InspectReply): Answer<InspectionProgress, Inspected> {
  if (reply.type === 'progress') return { type: 'step', step: { done: reply.done, total: reply.total } };
  if (reply.type === 'done')
    return { type: 'done', output: { inspection: reply.inspection, total: reply.total } };
  const { failure } = reply;
  return failure.type === 'stopped' ? failure : { type: 'failed', error: unpackFailure(failure) };
}

function threadFailure(error: Error | undefined): InspectionFailed {
  if (!error)
    return new InspectionFailed('THREAD_LOST', 'The thread that inspected the content ended unexpectedly.');
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new InspectionFailed('OUT_OF_MEMORY', 'Inspecting the content took more memory than is allowed.')
    : new InspectionFailed('THREAD_LOST', `The thread that inspected the content failed: ${error.message}`);
}
