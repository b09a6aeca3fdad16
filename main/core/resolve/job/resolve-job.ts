/** Solves one problem of the registry and describes the answer. */
import type { Dependency } from '../../../../contract/kinds.ts';
import type { Resolution, Suggestion } from '../../../../contract/resolution.ts';
import { describeConflict } from '../answer/describe-conflict.ts';
import { describeSolution, knownSolution, rootOf, rootText } from '../answer/describe-solution.ts';
import { lockWarnings } from '../answer/lock-warnings.ts';
import { encodeLockfile, lockfileOf } from '../answer/lockfile-of.ts';
import { type ProblemInput, prepareProblem } from '../answer/prepare-problem.ts';
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import type { LoadedScenario } from '../loading/load-scenario.ts';
import type { SolveResult, SolveStatistics } from '../scenario.ts';
import { solveScenario } from '../solve-scenario.ts';
import { nearNames } from '../suggest/near-names.ts';
import { suggest } from '../suggest/suggest.ts';
import type { JobContext } from './job-context.ts';
import type { Jobs } from './messages.ts';

type Context = JobContext<Jobs['resolve']['step']>;

/** Thrown where the time is up before there is a problem to solve. */
class TimeIsUp extends Error {}

const nothingYet: SolveStatistics = { packages: 0, versions: 0, decisions: 0, conflicts: 0, milliseconds: 0 };

/** @throws Refusal, Stopped */
export function resolveJob(context: Context, input: ProblemInput): Jobs['resolve']['output'] {
  const startedAt = performance.now();
  const deadline = input.options.deadline * 1_000;
  const elapsed = () => performance.now() - startedAt;
  const timed = (statistics: SolveStatistics): SolveStatistics => ({
    ...statistics,
    milliseconds: Math.round(elapsed() * 100) / 100,
  });
  const loading = () => {
    context.check();
    if (elapsed() > deadline) throw new TimeIsUp();
    context.progress(() => ({ phase: 'loading', ...timed(nothingYet) }));
  };
  let problem: Problem;
  try {
    // Nothing is read while it is solved, which may take long: an open transaction lets the store's log grow.
    problem = context.reading(
      (catalog) => readProblem(catalog, input, loading),
      input.options.strategy === 'most-downloaded',
    );
  } catch (error) {
    if (!(error instanceof TimeIsUp)) throw error;
    return { resolution: undecided({}, input, timed(nothingYet)) };
  }
  const result = solve(context, problem.loaded, deadline - elapsed(), timed);
  const statistics = timed(result.statistics);
  if (result.status !== 'unsatisfiable') return describe(problem, input, result, statistics);
  context.tell({ phase: 'explaining', ...statistics });
  const suggestions = suggestFor(context, problem, result, deadline - elapsed());
  const { loaded } = problem;
  return {
    resolution: {
      status: result.status,
      root: rootOf(loaded),
      ...describeConflict(loaded, result),
      suggestions,
      statistics,
    },
  };
}

/** Milliseconds for finding what would help: all of it, and one try. */
const suggesting = { all: 3_000, one: 500 };

function suggestFor(
  context: Context,
  { catalog, loaded }: Problem,
  { facts }: Extract<SolveResult, { status: 'unsatisfiable' }>,
  left: number,
): Suggestion[] {
  const endsAt = performance.now() + Math.min(suggesting.all, left);
  const near = (coordinate: string) => nearNames(context.db, coordinate);
  return suggest({ catalog, loaded, rootText: rootText(loaded), near }, facts, {
    goOn: () => performance.now() < endsAt,
    solve: (scenario) => {
      const result = solveScenario(scenario, {
        deadline: Math.max(1, Math.min(suggesting.one, endsAt - performance.now())),
        onProgress: () => !context.stopped,
      });
      context.check();
      return result;
    },
  });
}

interface Problem {
  catalog: PackageCatalog;
  loaded: LoadedScenario;
  /** What the root declares. */
  declared: readonly Dependency[];
}

function readProblem(catalog: PackageCatalog, input: ProblemInput, check: () => void): Problem {
  const loaded = prepareProblem(catalog, input, check);
  const { version } = loaded.root;
  const declared =
    'dependencies' in input.root ? input.root.dependencies : version ? catalog.declared(version) : [];
  return { catalog, loaded, declared };
}

/** @throws Stopped */
function solve(
  context: Context,
  loaded: LoadedScenario,
  deadline: number,
  timed: (statistics: SolveStatistics) => SolveStatistics,
): SolveResult {
  const result = solveScenario(loaded.scenario, {
    rootName: rootText(loaded),
    deadline: Math.max(1, deadline),
    onProgress: (statistics) => {
      context.progress(() => ({ phase: 'solving', ...timed(statistics) }));
      return !context.stopped;
    },
  });
  context.check();
  return result;
}

function describe(
  { catalog, loaded, declared }: Problem,
  input: ProblemInput,
  result: Exclude<SolveResult, { status: 'unsatisfiable' }>,
  statistics: SolveStatistics,
): Jobs['resolve']['output'] {
  const root = rootOf(loaded);
  if (result.status === 'undecided') return { resolution: undecided(root, input, statistics) };
  const solution = knownSolution(catalog, loaded, result);
  const lockfile = lockfileOf(solution, input.options, declared);
  const { digest } = encodeLockfile(lockfile);
  const described = describeSolution(solution, result);
  const warnings = [...described.warnings, ...lockWarnings(solution, input)];
  return {
    resolution: { status: result.status, root, ...described, warnings, digest, statistics },
    lockfile,
  };
}

function undecided(
  root: Resolution['root'],
  { options }: ProblemInput,
  statistics: SolveStatistics,
): Resolution {
  return { status: 'undecided', root, seconds: options.deadline, statistics };
}
