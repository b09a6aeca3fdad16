/** A quick try at a solution: of each package the best version that all needs met so far allow, breadth first. */
import type { NeedGraph, VersionNode } from './need-graph.ts';

/** Passes of a try; each knows the needs that all before it met. */
const mostPasses = 8;
/** A choice of more packages is left to the solver. */
const mostChosen = 50_000;

export class QuickTry {
  readonly #graph: NeedGraph;
  #attempt = 0;
  #pass = 0;

  constructor(graph: NeedGraph) {
    this.#graph = graph;
  }

  /** Whether a solution was found; everything in it is marked then. If not, that proves nothing. */
  resolves(start: VersionNode): boolean {
    this.#attempt += 1;
    for (let passes = 0; passes < mostPasses; passes += 1) {
      const chosen = this.#onePass(start);
      if (chosen === undefined) return false;
      if (chosen === 'again') continue;
      for (const node of chosen) node.state = 'resolvable';
      return true;
    }
    return false;
  }

  #onePass(start: VersionNode): VersionNode[] | 'again' | undefined {
    this.#pass += 1;
    const [attempt, pass] = [this.#attempt, this.#pass];
    const chosen = [start];
    start.home.chosen = start;
    start.home.pass = pass;
    // The list grows while it is walked: what is chosen is looked at too.
    for (const at of chosen) {
      const needs = this.#graph.needs(at);
      if (!needs || chosen.length > mostChosen) return undefined;
      for (const need of needs) {
        const { target, matching, constrains } = need;
        if (!target) {
          if (constrains) continue;
          return undefined;
        }
        if (target.attempt !== attempt) {
          target.attempt = attempt;
          target.limits = [];
        }
        if (!target.limits.includes(need)) target.limits.push(need);
        if (target.pass === pass) {
          if (target.chosen && matching.includes(target.chosen)) continue;
          return target.chosen === start ? undefined : 'again';
        }
        if (constrains) continue;
        const best = matching.find(
          (node) => node.state !== 'refuted' && target.limits.every((limit) => limit.matching.includes(node)),
        );
        if (!best) return undefined;
        target.chosen = best;
        target.pass = pass;
        chosen.push(best);
      }
    }
    return chosen;
  }
}
