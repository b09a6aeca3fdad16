/** A smallest set of requirements that cannot hold together, by leaving out one after the other and solving again. */
import type { Requirement } from '../requirements.ts';
import { Engine } from '../solver/engine.ts';
import type { Problem } from '../solver/problem.ts';
import type { Edge } from '../solver/propagation.ts';

/** All requirements of `from` (undefined: the root) on a package with one range text. */
export interface CoreRequirement {
  readonly from: string | undefined;
  readonly to: string;
  readonly range: string;
}

/**
 * Work that may be spent, in values given: a count, not a time, so that the same problem is always explained alike. Beyond it the set
 * still contradicts itself but may not be a smallest one.
 */
const mostWork = 1_000_000;
/** Of more requirements than these single ones are no longer left out: nobody reads them one by one. */
const mostSingle = 150;

export interface Core {
  requirements: CoreRequirement[];
  /** Time was up before all was tried to make it smaller. */
  isCutShort: boolean;
}

/** Owner of an edge's source. */
type NameOf = (edge: Edge) => string | undefined;

/** The requirements a refutation used, as a smallest set. The deadline of the search counts here too. */
export function minimalCore(problem: Problem, engine: Engine): Core {
  const used = engine.usedEdges();
  let core = coreOf(used ?? engine.edges, (edge) => engine.nameOfSource(edge));
  let work = 0;
  let isCutShort = false;

  const canGoOn = (): boolean => {
    if (work >= mostWork) return false;
    isCutShort ||= performance.now() > engine.endsAt;
    return !isCutShort;
  };
  /** Whether the kept ones still contradict each other; then what is needed of them becomes the core. */
  const shrink = (kept: ReadonlyMap<string, CoreRequirement>): boolean => {
    const trial: Engine = new Engine(
      problem,
      { onProgress: () => canGoOn() && work + trial.work < mostWork },
      (from, requirement) => kept.has(keyOf(from, requirement)),
    );
    const outcome = trial.solveRoot();
    work += trial.work + trial.edges.length;
    if (outcome !== 'refuted') return false;
    core = coreOf(trial.usedEdges() ?? trial.edges, (edge) => trial.nameOfSource(edge));
    return true;
  };

  // A second look at what is left often finds a shorter way.
  for (let before = Number.POSITIVE_INFINITY; core.size < before && canGoOn(); ) {
    before = core.size;
    if (!shrink(core)) break;
  }
  const leaveOut = (groups: () => string[], belongs: (one: CoreRequirement, group: string) => boolean) => {
    for (const group of groups()) {
      if (!canGoOn()) return;
      const kept = new Map([...core].filter(([, one]) => !belongs(one, group)));
      if (kept.size < core.size && kept.size > 0) shrink(kept);
    }
  };
  leaveOut(
    () => [...new Set([...core.values()].map(({ to }) => to))].reverse(),
    (one, name) => one.to === name || one.from === name,
  );
  leaveOut(
    () => [...new Set([...core.values()].map(pairOf))],
    (one, pair) => pairOf(one) === pair,
  );
  if (core.size <= mostSingle)
    leaveOut(
      () => [...core.keys()],
      ({ from, to, range }, key) => keyOf(from, { name: to, range }) === key,
    );
  return { requirements: [...core.values()], isCutShort };
}

function coreOf(edges: readonly Edge[], nameOf: NameOf): Map<string, CoreRequirement> {
  const core = new Map<string, CoreRequirement>();
  for (const edge of edges) {
    const from = nameOf(edge);
    const { name: to, range } = edge.requirement;
    core.set(keyOf(from, edge.requirement), { from, to, range });
  }
  return core;
}

function keyOf(from: string | undefined, { name, range }: Pick<Requirement, 'name' | 'range'>): string {
  return `${from ?? ''}\n${name}\n${range}`;
}

function pairOf({ from, to }: CoreRequirement): string {
  return `${from ?? ''}\n${to}`;
}
