/** Which versions can be resolved at all, and of those that cannot, why. What one answer proves of others is used for them. */
import type { Finding } from '../../../../contract/resolve.ts';
import type { Requirement } from '../catalog/records.ts';
import { explain } from '../explain/explain.ts';
import { Engine } from '../solver/engine.ts';
import type { Need, NeedGraph, VersionNode } from './need-graph.ts';
import { QuickTry } from './quick-try.ts';
import { RegistryProblem, SharedPackages } from './registry-problem.ts';
import type { Subject } from './survey.ts';

type Lines = NonNullable<Finding['explanation']>;

/** Milliseconds one search may take; a scan has thousands of versions to ask about. */
const searchLimit = 1_000;
/** Links told at either end of a chain of reasons. */
const linksTold = 4;

export interface SearchBudget {
  /** Milliseconds left for all searches. */
  left: number;
  /** Throws to stop. */
  check(): void;
  stopped(): boolean;
}

export class Resolvability {
  readonly #graph: NeedGraph;
  readonly #budget: SearchBudget;
  readonly #quick: QuickTry;
  readonly #shared: SharedPackages;
  readonly #reasons = new Map<VersionNode, Lines>();

  constructor(graph: NeedGraph, budget: SearchBudget) {
    this.#graph = graph;
    this.#budget = budget;
    this.#quick = new QuickTry(graph);
    this.#shared = new SharedPackages(graph.survey.catalog);
  }

  /** Decide a version, and before it what it needs: a broken version that many need is looked at once. */
  decide(node: VersionNode): void {
    for (const each of this.#neededFirst(node)) {
      this.#budget.check();
      if (each.state !== 'open') continue;
      if (this.#hopeless(each)) each.state = 'refuted';
      else if (!this.#quick.resolves(each)) this.#search(each);
    }
  }

  /** The version and the best of everything open that it needs, deepest first, without recursion. */
  *#neededFirst(start: VersionNode): Generator<VersionNode> {
    const stack: { node: VersionNode; open: VersionNode[] }[] = [];
    const enter = (node: VersionNode) => {
      if (node.isOrdered) return;
      node.isOrdered = true;
      const needs = this.#graph.needs(node) ?? [];
      const open = needs.flatMap(({ matching, constrains }) => (constrains ? [] : (matching[0] ?? [])));
      stack.push({ node, open: open.filter(({ state }) => state === 'open') });
    };
    enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.open.pop();
      if (next) enter(next);
      else {
        stack.pop();
        yield top.node;
      }
    }
  }

  /** A need that nothing meets, or only what is refuted itself. */
  #hopeless(node: VersionNode, except?: ReadonlySet<VersionNode>): Need | undefined {
    return this.#graph
      .needs(node)
      ?.find(
        ({ matching, constrains }) =>
          !constrains &&
          matching.every(({ state }) => state === 'refuted') &&
          !(matching[0] && except?.has(matching[0])),
      );
  }

  #search(node: VersionNode): void {
    const { left } = this.#budget;
    if (left <= 0) return;
    const startedAt = performance.now();
    const endsAt = startedAt + Math.min(searchLimit, left);
    const problem = new RegistryProblem(this.#shared, node);
    const engine = new Engine(problem, {
      onProgress: () => !this.#budget.stopped() && performance.now() < endsAt,
    });
    const outcome = engine.solveRoot();
    this.#budget.check();
    if (outcome === 'refuted') {
      node.state = 'refuted';
      this.#reasons.set(node, explain(problem, engine, nameOf(node)).lines);
    } else if (outcome === 'satisfied') this.#accept(node, engine);
    this.#budget.left -= performance.now() - startedAt;
  }

  /** A part of a solution is the solution of that part: everything in it can be resolved. */
  #accept(node: VersionNode, engine: Engine): void {
    node.state = 'resolvable';
    const { catalog } = this.#graph.survey;
    for (const [name, entry] of engine.selection()) {
      const pack = catalog.package(name);
      const version = pack?.versions.find((one) => one.version === entry.data.version(entry.selected));
      if (pack && version) this.#graph.node({ pack, version }).state = 'resolvable';
    }
  }

  /**
   * Why a refuted version cannot be resolved, what lies deepest first. Undefined where one of its own requirements can be
   * met by nothing, which is a finding by itself.
   */
  reasons(start: VersionNode): Lines | undefined {
    const seen = new Set<VersionNode>();
    const links: string[] = [];
    for (let at = start; ; ) {
      seen.add(at);
      const own = this.#reasons.get(at);
      if (own) return toldFrom(own, links);
      const weak = this.#hopeless(at, seen);
      if (!weak) return toldFrom([{ text: `What ${nameOf(at)} requires does not go together.` }], links);
      const [next] = weak.matching;
      if (!next) {
        const { text = '' } = this.#graph.survey.standing(weak.requirement);
        return links.length === 0
          ? undefined
          : toldFrom([{ text: `${asks(at, weak.requirement)}. ${text}` }], links);
      }
      links.push(`${asks(at, weak.requirement)}, of which no version that fits can be resolved.`);
      at = next;
    }
  }
}

/** The last reason, then the links that lead up to what was asked about. */
function toldFrom(deepest: Lines, links: readonly string[]): Lines {
  const upwards = links.toReversed();
  const left = upwards.length - linksTold * 2;
  const told =
    left <= 1
      ? upwards
      : [...upwards.slice(0, linksTold), `… and so on, ${left} more steps up.`, ...upwards.slice(-linksTold)];
  return [...deepest, ...told.map((text) => ({ text }))];
}

function nameOf({ pack, version }: Subject): string {
  return `${pack.name} ${version.version}`;
}

function asks(subject: Subject, { coordinate, range }: Requirement): string {
  return `${nameOf(subject)} asks for ${coordinate} ${range}`;
}
