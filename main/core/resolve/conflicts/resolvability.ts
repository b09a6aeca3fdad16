/** Which versions can be resolved at all. What one answer proves of others is used for them. */
import type { Finding } from '../../../../contract/resolve.ts';
import { matchesRange } from '../catalog/range-matcher.ts';
import { isCandidate, type Requirement, type VersionRecord } from '../catalog/records.ts';
import { loadScenario } from '../loading/load-scenario.ts';
import { solveScenario } from '../solve-scenario.ts';
import { isActive, isRequired } from './easy-versions.ts';
import { greedyChoice } from './greedy-choice.ts';
import type { Subject, Survey } from './survey.ts';

/** Why a version is part of no solution: its own sentence, or that of what it needs in turn. */
interface Obstacle {
  lines: NonNullable<Finding['explanation']>;
  /** It lies in a requirement that was told by itself. */
  plain: boolean;
  next?: Obstacle;
}

export type Verdict = 'resolvable' | 'undecided' | Obstacle;

/** Milliseconds one search may take; a scan has thousands of versions to ask about. */
const searchLimit = 1_000;
/** Links of a chain of reasons that are told. */
const mostLinks = 8;

export interface SearchBudget {
  /** Milliseconds left for all searches. */
  left: number;
  /** Throws to stop. */
  check(): void;
  stopped(): boolean;
}

export class Resolvability {
  readonly #survey: Survey;
  readonly #budget: SearchBudget;
  readonly #resolvable: Set<number>;
  readonly #obstacles = new Map<number, Obstacle>();
  /** Looked at, and left to a search. */
  readonly #open = new Set<number>();

  /** @param resolvable rowids of versions that are known to resolve */
  constructor(survey: Survey, resolvable: ReadonlySet<number>, budget: SearchBudget) {
    this.#survey = survey;
    this.#budget = budget;
    this.#resolvable = new Set(resolvable);
  }

  /** Whether it was decided before. */
  isKnown({ rowid }: VersionRecord): boolean {
    return this.#resolvable.has(rowid) || this.#obstacles.has(rowid) || this.#open.has(rowid);
  }

  /** @param search false: answer `undecided` where only a search can tell */
  verdict(subject: Subject, search: boolean): Verdict {
    const { rowid } = subject.version;
    if (this.#resolvable.has(rowid)) return 'resolvable';
    const known = this.#obstacles.get(rowid) ?? this.#plainObstacle(subject);
    if (known) {
      this.#obstacles.set(rowid, known);
      return known;
    }
    const chosen = greedyChoice(this.#survey, subject, (version) => this.#obstacles.has(version.rowid));
    if (chosen) return this.#accept(chosen.map(({ version }) => version));
    if (search) return this.#search(subject);
    this.#open.add(rowid);
    return 'undecided';
  }

  /** A part of a solution is the solution of that part: everything in it can be resolved. */
  #accept(versions: readonly VersionRecord[]): 'resolvable' {
    for (const { rowid } of versions) this.#resolvable.add(rowid);
    return 'resolvable';
  }

  /** A requirement nothing can meet, or only versions that are part of no solution themselves. */
  #plainObstacle(subject: Subject): Obstacle | undefined {
    for (const requirement of this.#survey.requirements(subject)) {
      if (isActive(requirement) !== true || !isRequired(requirement)) continue;
      const { best, text = '' } = this.#survey.standing(requirement);
      if (!best) return { lines: [{ text: `${asks(subject, requirement)}. ${text}` }], plain: true };
      const next = this.#obstacleOfAll(requirement);
      if (next)
        return {
          lines: [{ text: `${asks(subject, requirement)}, of which no version that fits can be resolved.` }],
          plain: false,
          next,
        };
    }
    return undefined;
  }

  #obstacleOfAll(requirement: Requirement): Obstacle | undefined {
    const pack = this.#survey.catalog.package(requirement.name);
    let first: Obstacle | undefined;
    for (const version of pack?.versions ?? []) {
      if (!isCandidate(version) || !matchesRange(version.version, requirement.range)) continue;
      const obstacle = this.#obstacles.get(version.rowid);
      if (!obstacle) return undefined;
      first ??= obstacle;
    }
    return first;
  }

  #search(subject: Subject): Verdict {
    const budget = this.#budget;
    if (budget.left <= 0) return 'undecided';
    const startedAt = performance.now();
    const { pack, version } = subject;
    const requirements = this.#survey.requirements(subject).filter(({ type }) => type !== 'dev');
    const options = { omit: ['dev', 'optional'] } as const;
    const { scenario, packages } = loadScenario(
      this.#survey.catalog,
      { pack, version, requirements },
      options,
      () => budget.check(),
    );
    const result = solveScenario(scenario, {
      rootName: `${pack.name} ${version.version}`,
      deadline: Math.min(searchLimit, Math.max(1, budget.left)),
      onProgress: () => !budget.stopped(),
    });
    budget.check();
    budget.left -= performance.now() - startedAt;
    if (result.status === 'undecided') return 'undecided';
    if (result.status === 'resolved')
      return this.#accept([
        version,
        ...Object.entries(result.versions).flatMap(
          ([name, selected]) => packages.get(name)?.versions.find((one) => one.version === selected) ?? [],
        ),
      ]);
    const obstacle = { lines: result.lines, plain: false };
    this.#obstacles.set(version.rowid, obstacle);
    return obstacle;
  }
}

function asks({ pack, version }: Subject, { coordinate, range }: Requirement): string {
  return `${pack.name} ${version.version} asks for ${coordinate} ${range}`;
}

/** The chain of reasons, what lies deepest first. */
export function linesOf(obstacle: Obstacle): NonNullable<Finding['explanation']> {
  const chain: Obstacle[] = [];
  for (let at: Obstacle | undefined = obstacle; at && chain.length < mostLinks; at = at.next) chain.push(at);
  return chain.reverse().flatMap(({ lines }) => lines);
}
