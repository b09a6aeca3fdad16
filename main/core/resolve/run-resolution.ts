/** Solving as the operations call it: input made ready, work handed to a thread, progress passed on. */
import type { Dependency } from '../../../contract/kinds.ts';
import type { ResolveOptions } from '../../../contract/resolution.ts';
import type { Call, Services } from '../services.ts';
import type { ProblemInput, RootInput } from './answer/prepare-problem.ts';
import { jobSteps } from './job/job-steps.ts';
import type { Jobs } from './job/messages.ts';
import { plainCoordinate } from './queries/match-constraint.ts';
import { readLockfile } from './read-lockfile.ts';

export interface ResolveInput {
  root: RootInput;
  options: ResolveOptions;
}

type Step = Jobs['resolve']['step'];

/** @throws Refusal; CANCELLED when the call was given up */
export async function runResolution(
  services: Services,
  input: ResolveInput,
  signal: AbortSignal,
  onStep?: (step: Step) => void,
): Promise<Jobs['resolve']['output']> {
  const problem = await problemOf(services, input);
  return services.resolver.run('resolve', problem, signal, onStep);
}

async function problemOf(services: Services, { root, options }: ResolveInput): Promise<ProblemInput> {
  const lockfile =
    options.lockfile === undefined ? undefined : (await readLockfile(services, options.lockfile)).lockfile;
  return {
    root: 'dependencies' in root ? { dependencies: root.dependencies.map(readable) } : root,
    options: {
      ...options,
      pins: readableNames('pins', options.pins),
      overrides: readableNames('overrides', options.overrides),
      locked: readableNames('locked', options.locked),
    },
    ...(lockfile === undefined ? {} : { lockfile }),
  };
}

/** As it would be stored: names in their normal form, no members that say nothing. */
function readable(dependency: Dependency, index: number): Dependency {
  const coordinate = plainCoordinate(dependency.coordinate, `root.dependencies[${index}].coordinate`);
  return JSON.parse(JSON.stringify({ ...dependency, coordinate })) as Dependency;
}

function readableNames(member: string, map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [plainCoordinate(name, `options.${member}`), value]),
  );
}

/** The steps of a resolution, then its answer. Leaving the iteration ends the work. */
export async function* resolveLive(services: Services, input: ResolveInput, call: Call) {
  const work = jobSteps<'resolve'>(call.signal, (signal, onStep) =>
    runResolution(services, input, signal, onStep),
  );
  for await (const step of work.steps(() => true)) yield { type: 'progress' as const, ...step };
  yield { type: 'done' as const, resolution: (await work.output).resolution };
}
