import {
  nelsonRuleIds,
  type PatternRuleId,
  type QualityRuleId,
  westernElectricRuleIds,
} from '../../../../../contract/quality-rules.ts';
import { StatisticsError } from '../../statistics/index.ts';
import { badRuleLength, type RuleLengths, usualRuleLengths } from './rule-lengths.ts';
import { ZoneRuns } from './zone-runs.ts';

/** Where engines differ. What is not said is as Minitab and JMP have it. */
export interface RuleConventions {
  /**
   * Rules that count within a window: `own` flags a point only if it lies beyond the zone itself, `full` the same once
   * the whole window exists (qcc 3.0), `any` every point whose whole window holds the pattern.
   */
  readonly window?: 'own' | 'any' | 'full' | undefined;
  /** Nelson 8: the points may lie on either side, or must be seen on both (Nelson 1984, qcc 3.0). */
  readonly outside?: 'either' | 'both' | undefined;
}

/** Which rules judge the points of a chart, and how. */
export interface RuleSettings {
  readonly rules: readonly PatternRuleId[];
  readonly lengths?: Partial<RuleLengths> | undefined;
  readonly conventions?: RuleConventions | undefined;
}

/** What every quiet point shares. */
export const noRules: readonly QualityRuleId[] = Object.freeze([]);

type Test = (runs: ZoneRuns, z: number) => boolean;

/**
 * Judges points one at a time. A flag depends on the points up to its own alone: the point that completes a pattern
 * is flagged, and every later one while the pattern holds.
 */
export class RunRules {
  readonly #tests: readonly { readonly id: PatternRuleId; readonly holds: Test }[];
  readonly #runs = new ZoneRuns();

  /** Throws StatisticsError for a rule that is not known and for a run length that cannot be. */
  constructor({ rules, lengths = {}, conventions = {} }: RuleSettings) {
    const known: readonly PatternRuleId[] = [...nelsonRuleIds, ...westernElectricRuleIds];
    for (const id of rules)
      if (!known.includes(id)) throw new StatisticsError('invalid-parameter', `There is no rule ${id}.`);
    for (const [id, length] of Object.entries(lengths)) {
      const wrong = length === undefined ? undefined : badRuleLength(id, length);
      if (wrong !== undefined) throw new StatisticsError('invalid-parameter', wrong);
    }
    const tests = ruleTests({ ...usualRuleLengths, ...lengths }, conventions);
    this.#tests = known.filter((id) => rules.includes(id)).map((id) => ({ id, holds: tests[id] }));
  }

  /** The next point: the rules it breaks, lowest first. A value or z that is missing restarts every counter. */
  add(value: number | undefined, z: number | undefined): readonly QualityRuleId[] {
    if (value === undefined || z === undefined || Number.isNaN(z)) {
      this.#runs.restart();
      return noRules;
    }
    this.#runs.add(value, z);
    let found: QualityRuleId[] | undefined;
    for (const { id, holds } of this.#tests) {
      if (!holds(this.#runs, z)) continue;
      found ??= [];
      found.push(id);
    }
    return found ?? noRules;
  }

  /** Forgets the points so far: a stage begins, or the limits are others. */
  restart(): void {
    this.#runs.restart();
  }
}

function ruleTests(lengths: RuleLengths, conventions: RuleConventions): Record<PatternRuleId, Test> {
  const bothSides = conventions.outside === 'both';
  const beyond: Test = (_, z) => z > 3 || z < -3;
  const two = (length: number) => windowTest('aboveTwo', 'belowTwo', length, conventions);
  const one = (length: number) => windowTest('aboveOne', 'belowOne', length, conventions);
  return {
    'nelson-1': beyond,
    'nelson-2': (runs) => runs.onSide >= lengths['nelson-2'],
    'nelson-3': (runs) => runs.steady >= lengths['nelson-3'],
    'nelson-4': (runs) => runs.alternating >= lengths['nelson-4'],
    'nelson-5': two(lengths['nelson-5']),
    'nelson-6': one(lengths['nelson-6']),
    'nelson-7': (runs) => runs.within >= lengths['nelson-7'],
    'nelson-8': (runs) =>
      runs.outside >= lengths['nelson-8'] && (!bothSides || runs.outsideOneSide < lengths['nelson-8']),
    'weco-1': beyond,
    'weco-2': two(lengths['weco-2']),
    'weco-3': one(lengths['weco-3']),
    'weco-4': (runs) => runs.onSide >= lengths['weco-4'],
  };
}

/** At least `length` of the last `length + 1` points beyond a zone line, on one side. */
function windowTest(
  above: 'aboveOne' | 'aboveTwo',
  below: 'belowOne' | 'belowTwo',
  length: number,
  { window = 'own' }: RuleConventions,
): Test {
  const mask = (1 << (length + 1)) - 1;
  const holds = (bits: number) => (window === 'any' || (bits & 1) === 1) && bitCount(bits & mask) >= length;
  const least = window === 'own' ? 0 : length + 1;
  return (runs) => runs.count >= least && (holds(runs[above]) || holds(runs[below]));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
