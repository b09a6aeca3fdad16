/** Which versions can be resolved at all, and of those that cannot, why. What one answer proves of others is used for them. */
import type { Finding } from '../../../../contract/resolution.ts';
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
  readonly #reasons = new Map<VersionNode, Reason>();

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
      const weak = this.#hopeless(each);
      if (weak) this.#refute(each, this.#reasonOf(each, weak));
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
  #hopeless(node: VersionNode): Need | undefined {
    return this.#graph
      .needs(node)
      ?.find(({ matching, constrains }) => !constrains && matching.every(({ state }) => state === 'refuted'));
  }

  #refute(node: VersionNode, reason: Reason): void {
    node.state = 'refuted';
    this.#reasons.set(node, reason);
  }

  /** What it needs was refuted before it, so that its reason is one more link on a reason there is. */
  #reasonOf(node: VersionNode, { requirement, matching }: Need): Reason {
    const next = matching[0] && this.#reasons.get(matching[0]);
    const { text = '', trouble } = this.#graph.survey.standing(requirement);
    if (!next)
      return {
        deepest: [{ text: `${asks(node, requirement)}. ${text}` }],
        first: [],
        length: 0,
        isTold: trouble !== 'impossible',
      };
    const link = `${asks(node, requirement)}, of which no version that fits can be resolved.`;
    return {
      deepest: next.deepest,
      first: next.first.length < linksTold ? [...next.first, link] : next.first,
      length: next.length + 1,
      link,
      next,
    };
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
      const { lines } = explain(problem, engine, nameOf(node));
      this.#refute(node, { deepest: lines, first: [], length: 0 });
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
   * Why a refuted version cannot be resolved, what lies deepest first. Undefined where one of its own requirements is met
   * by nothing there is, which is an error by itself.
   */
  reasons(node: VersionNode): Lines | undefined {
    const reason = this.#reasons.get(node);
    if (!reason || reason.isTold) return undefined;
    const last: string[] = [];
    for (let at: Reason | undefined = reason; at?.link !== undefined && last.length < linksTold; at = at.next)
      last.unshift(at.link);
    const { deepest, first, length } = reason;
    const left = length - first.length - last.length;
    const middle = left > 0 ? [`… and so on, ${left} more steps up.`] : [];
    // Of a short chain the two ends overlap.
    const end = last.slice(Math.max(0, -left));
    return [...deepest, ...[...first, ...middle, ...end].map((text) => ({ text }))];
  }
}

/** Why a version is refuted: something by itself, and the links that lead up from it. */
interface Reason {
  deepest: Lines;
  /** The links next to it, at most `linksTold`. */
  first: readonly string[];
  /** How many links there are. */
  length: number;
  /** The last of them, and the reason it was added to. */
  link?: string;
  next?: Reason;
  /** It is a requirement that nothing meets, told as an error already. */
  isTold?: boolean;
}

function nameOf({ pack, version }: Subject): string {
  return `${pack.name} ${version.version}`;
}

function asks(subject: Subject, { coordinate, range }: Requirement): string {
  return `${nameOf(subject)} asks for ${coordinate} ${range}`;
}
