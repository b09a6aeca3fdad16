/** The conflict scan as the operation calls it. */
import { namespaceOf } from '../registry/index.ts';
import type { Call, Services } from '../services.ts';
import { jobSteps } from './job/job-steps.ts';
import type { Jobs } from './job/messages.ts';

/** Findings as they are found; leaving the iteration ends the work. @throws Refusal */
export async function* scanConflicts(services: Services, input: Jobs['conflicts']['input'], call: Call) {
  const namespace = namespaceOf(input.namespace, 'namespace');
  const work = jobSteps<'conflicts'>(call.signal, (signal, onStep) =>
    services.resolver.run('conflicts', { ...input, namespace }, signal, onStep),
  );
  for await (const step of work.steps(
    (latest, next) => latest.type === 'progress' && next.type === 'progress',
  ))
    yield step;
  yield { type: 'done' as const, ...(await work.output) };
}
