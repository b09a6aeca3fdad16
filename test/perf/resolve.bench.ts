/**
 * Resolving: all problems from real registries and the hard ones that are known by name, beside other solvers on the same problems. Native
 * peers are measured apart: `--peer-times file.json` takes `{"name": …, "milliseconds": {"<case>": …}}`. Peers are timed while they solve
 * what is loaded already, so ours is too ("solving alone"), besides the whole call, which reads, solves and explains. Times are medians
 * of warm calls, for peers in this process too; beside them stands the first call of a new thread, in which nothing is compiled yet.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GrantingEngine } from '../../main/core/resolve/solver/granting.ts';
import { Problem } from '../../main/core/resolve/solver/problem.ts';
import resolveScenario, { type ScenarioAnswer } from '../../main/core/resolve-scenario.ts';
import { caseFiles, isSweep, missingCases, type SolverCase } from '../support/solver-cases.ts';
import { encode } from './support/encoded-problem.ts';
import { firstCall } from './support/first-call.ts';
import type { Peer } from './support/peer.ts';
import { installResolvo } from './support/resolvo.ts';
import { percentile, printTable } from './support/table.ts';
import { warmRuns } from './support/warm-runs.ts';

/** Of the issue trackers and benchmarks of other solvers; what is not in the folder is left out. */
const hard =
  /^(?:pub\.backtracking-complex|size\.|lockstep\.|cargo-large\.|backtracking\.|sat3\.|pigeonhole\.|queens\.|colouring\.|sudoku\.)/u;
const real = /^(?:npm-real|ecosystem)\./u;
/** Small problems of every sort, solved first and not counted: peers are compiled ahead, this language while it runs. */
const warming = /^(?:pub|packse|resolvo|cargo|npm-mocks|strategies|random)\./u;

const { values } = parseArgs({
  options: {
    /** Only these cases. */
    only: { type: 'string', default: '' },
    /** Peers are stopped after this, seconds. */
    most: { type: 'string', default: '60' },
    'peer-times': { type: 'string', multiple: true, default: [] },
    /** Ours alone. */
    'no-peers': { type: 'boolean', default: false },
  },
});
const mostMs = Number(values.most) * 1_000;

interface Measured {
  id: string;
  status: string;
  /** The whole call, in a new thread. */
  first: number;
  /** The whole call. */
  ours: number;
  /** On a problem that was read before, without an explanation: what the peers are timed at. */
  alone: number;
  /** By peer; undefined where it does not know the problem's words. */
  peers: (number | undefined)[];
}

if (missingCases !== undefined) console.log(`Nothing is measured: ${missingCases}`);
else await measureAll();

async function measureAll(): Promise<void> {
  const only = new RegExp(values.only, 'u');
  const all = caseFiles()
    .map(({ read }) => read())
    .filter((file): file is SolverCase => !isSweep(file));
  for (const { input } of all.filter(({ id }) => warming.test(id)))
    resolveScenario(input, { deadline: mostMs });
  const cases = all.filter(({ id }) => (real.test(id) || hard.test(id)) && only.test(id));
  const external = values['peer-times'].map((file) => readTimes(file));
  const peers = values['no-peers'] ? [] : [await installResolvo()].filter(isPresent);
  const names = [...peers.flatMap(columnsOf), ...external.map(({ name }) => name)];
  const measured: Measured[] = [];
  console.log(
    `\n### Resolve, ms, warm medians\n\n| case | answer | ours | ours, solving alone | ours, first call | ${names.join(' | ')} |`,
  );
  console.log(`|---|---|---|---|---|${names.map(() => '---|').join('')}`);
  for (const one of cases) {
    const { ours, alone, first, status } = await measureOurs(one);
    const inRun = await timesOfPeers(one, peers);
    const row = {
      id: one.id,
      status,
      first,
      ours,
      alone,
      peers: [...inRun, ...external.map(({ of }) => of(one.id))],
    };
    measured.push(row);
    console.log(
      `| ${row.id} | ${status} | ${shown(ours)} | ${shown(alone)} | ${shown(first)} | ${row.peers.map(shown).join(' | ')} |`,
    );
  }
  for (const peer of peers) await peer[Symbol.asyncDispose]();
  summarize(measured, names);
}

async function measureOurs({ id, input, expected }: SolverCase): Promise<Omit<Measured, 'id' | 'peers'>> {
  const text = JSON.stringify(input);
  let answer: ScenarioAnswer | undefined;
  const first = await firstCall(text, mostMs);
  const times = await warmRuns(() => {
    const fresh: unknown = JSON.parse(text);
    const startedAt = performance.now();
    answer = resolveScenario(fresh, { deadline: mostMs });
    return performance.now() - startedAt;
  });
  if (answer?.status !== expected.status) throw new Error(`${id}: ${answer?.status}, not ${expected.status}`);
  return {
    first,
    ours: percentile(times, 50),
    alone: await measureAlone(input),
    status: answer.status === 'resolved' ? 'solved' : 'none',
  };
}

async function measureAlone(input: SolverCase['input']): Promise<number> {
  const problem = new Problem(input);
  const solve = (): number => {
    const startedAt = performance.now();
    const engine = new GrantingEngine(problem, { deadline: mostMs });
    if (engine.solveRoot() === 'satisfied') engine.grantWishes();
    return performance.now() - startedAt;
  };
  solve();
  return percentile(await warmRuns(solve), 50);
}

/** Where loading can only be estimated, both are shown: with it and without. */
function columnsOf({ name, isEstimated }: Peer): string[] {
  return isEstimated ? [`${name}, whole call`, `${name}, loading taken off`] : [name];
}

async function timesOfPeers({ id, input, expected }: SolverCase, peers: readonly Peer[]) {
  const problem = peers.length === 0 ? undefined : encode(id, input);
  const times: (number | undefined)[] = [];
  for (const peer of peers) {
    if (problem === undefined) times.push(...columnsOf(peer).map(() => undefined));
    else {
      const { status, milliseconds, wholeCall = milliseconds } = await peer.solve(problem, mostMs);
      if (status !== 'undecided' && status !== expected.status)
        throw new Error(`${peer.name} says that ${id} is ${status}: it was not given the same problem`);
      const both = peer.isEstimated ? [wholeCall, milliseconds] : [milliseconds];
      times.push(...both.map((time) => (status === 'undecided' ? Number.POSITIVE_INFINITY : time)));
    }
  }
  return times;
}

function readTimes(file: string): { name: string; of: (id: string) => number | undefined } {
  const { name, milliseconds } = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string;
    milliseconds: Record<string, number | null>;
  };
  return {
    name: `${name} (measured apart)`,
    of: (id) => (milliseconds[id] === null ? Number.POSITIVE_INFINITY : milliseconds[id]),
  };
}

function shown(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return 'n/a';
  if (milliseconds === Number.POSITIVE_INFINITY) return `> ${values.most} s`;
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 0);
}

function summarize(measured: readonly Measured[], names: readonly string[]): void {
  const ofRegistries = measured.filter(({ id }) => real.test(id));
  const p95 = percentile(
    ofRegistries.map(({ ours }) => ours),
    95,
  );
  const rows = names.map((name, place) => {
    const both = ofRegistries.flatMap(({ id, ours, alone, peers }) => {
      const theirs = peers[place];
      const own = name.endsWith('whole call') ? ours : alone;
      return theirs === undefined ? [] : [{ id, ratio: theirs / own }];
    });
    const won = both.filter(({ ratio }) => ratio > 1).length;
    const ratios = both.map(({ ratio }) => ratio);
    const worst = both.toSorted((a, b) => a.ratio - b.ratio)[0];
    const isNativeYardstick = name.startsWith('pubgrub');
    return {
      what: `registries: time of ${name} / ours`,
      measured: `median ${percentile(ratios, 50).toFixed(2)}, least ${worst?.ratio.toFixed(2)} (${worst?.id}); faster on ${won} of ${both.length}`,
      goal: isNativeYardstick ? 'least >= 0.02' : 'faster on all',
      met: isNativeYardstick ? (worst?.ratio ?? 0) >= 0.02 : won === both.length,
    };
  });
  printTable('Resolve', [
    {
      what: `registries: p95 of ${ofRegistries.length} problems`,
      measured: `${p95.toFixed(0)} ms`,
      goal: '< 500 ms',
      met: p95 < 500,
    },
    {
      what: 'all problems: the longest',
      measured: `${Math.max(...measured.map(({ ours }) => ours)).toFixed(0)} ms`,
      goal: '< 60 s',
      met: measured.every(({ ours }) => ours < 60_000),
    },
    ...rows,
  ]);
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
