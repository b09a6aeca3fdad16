/**
 * The rules a control chart judges points by, in words. This module imports nothing, so pages bring no schemas along.
 * Numbering: Nelson 1984; Western Electric Handbook 1956; Anhøj and Olesen 2014 for run charts.
 */

/** In the order in which a point names them: lowest first. */
export const qualityRuleIds = [
  'nelson-1',
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'nelson-5',
  'nelson-6',
  'nelson-7',
  'nelson-8',
  'weco-1',
  'weco-2',
  'weco-3',
  'weco-4',
  'limit',
  'shift-up',
  'shift-down',
  'run-longest',
  'run-crossings',
] as const;
export type QualityRuleId = (typeof qualityRuleIds)[number];

export const nelsonRuleIds = [
  'nelson-1',
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'nelson-5',
  'nelson-6',
  'nelson-7',
  'nelson-8',
] as const satisfies readonly QualityRuleId[];

export const westernElectricRuleIds = [
  'weco-1',
  'weco-2',
  'weco-3',
  'weco-4',
] as const satisfies readonly QualityRuleId[];

/** Rules that look at the last points of a chart; the others belong to one chart each. */
export type PatternRuleId = (typeof nelsonRuleIds)[number] | (typeof westernElectricRuleIds)[number];

/**
 * Nelson 1 and 2: two thirds of the false alarms of a full set stay away, and small shifts belong to EWMA or CUSUM
 * (see the false alarm rates of the rules).
 */
export const defaultRuleIds = ['nelson-1', 'nelson-2'] as const satisfies readonly PatternRuleId[];

export interface QualityRuleWords {
  name: string;
  /** What the rule sees, one sentence. */
  meaning: string;
  /** Share of points flagged while nothing is wrong: normal, independent values, known limits, usual run lengths. */
  falseAlarmRate: number | undefined;
  /** What to do first, one sentence. */
  nextStep: string;
}

const beyondThree = 0.002_699_796_063_260_187;
const twoOfThree = 0.002_046_724_511_137_302;
const fourOfFive = 0.004_465_683_594_377_152;

export const qualityRules: Readonly<Record<QualityRuleId, Readonly<QualityRuleWords>>> = {
  'nelson-1': {
    name: 'Nelson 1: beyond three sigma',
    meaning: 'One point lies more than three sigma from the centre line.',
    falseAlarmRate: beyondThree,
    nextStep: 'Look at what was different for this one operation: input, machine, version, time.',
  },
  'nelson-2': {
    name: 'Nelson 2: nine on one side',
    meaning: 'Nine points in a row lie on the same side of the centre line.',
    falseAlarmRate: 1 / 256,
    nextStep: 'Ask what changed just before the first of the nine points; the level has moved.',
  },
  'nelson-3': {
    name: 'Nelson 3: six steadily rising or falling',
    meaning: 'Six points in a row each lie above the one before, or each below it.',
    falseAlarmRate: 1 / 360,
    nextStep: 'Look for something that grows or wears: a cache, a log, a queue, a leak.',
  },
  'nelson-4': {
    name: 'Nelson 4: fourteen alternating',
    meaning: 'Fourteen points in a row go up and down in turn.',
    falseAlarmRate: 0.004_573_638_190_329_659,
    nextStep: 'Look for two sources that take turns, such as two machines or shifts; chart each alone.',
  },
  'nelson-5': {
    name: 'Nelson 5: two of three beyond two sigma',
    meaning: 'Two of the last three points lie more than two sigma from the centre line, on one side.',
    falseAlarmRate: twoOfThree,
    nextStep: 'Treat it as an early sign of a large shift and compare these points with the ones before.',
  },
  'nelson-6': {
    name: 'Nelson 6: four of five beyond one sigma',
    meaning: 'Four of the last five points lie more than one sigma from the centre line, on one side.',
    falseAlarmRate: fourOfFive,
    nextStep: 'Look for a small lasting change in the last five operations.',
  },
  'nelson-7': {
    name: 'Nelson 7: fifteen within one sigma',
    meaning: 'Fifteen points in a row lie within one sigma of the centre line.',
    falseAlarmRate: 0.003_260_981_045_959_112,
    nextStep: 'Either the process became better and the limits are too wide, or points mix several sources.',
  },
  'nelson-8': {
    name: 'Nelson 8: eight outside one sigma',
    meaning: 'Eight points in a row lie more than one sigma from the centre line, on either side.',
    falseAlarmRate: 0.000_102_772_195_265_950_7,
    nextStep: 'Look for two different populations on one chart and give each its own chart.',
  },
  'weco-1': {
    name: 'Western Electric 1: beyond three sigma',
    meaning: 'One point lies more than three sigma from the centre line.',
    falseAlarmRate: beyondThree,
    nextStep: 'Look at what was different for this one operation: input, machine, version, time.',
  },
  'weco-2': {
    name: 'Western Electric 2: two of three beyond two sigma',
    meaning: 'Two of the last three points lie more than two sigma from the centre line, on one side.',
    falseAlarmRate: twoOfThree,
    nextStep: 'Treat it as an early sign of a large shift and compare these points with the ones before.',
  },
  'weco-3': {
    name: 'Western Electric 3: four of five beyond one sigma',
    meaning: 'Four of the last five points lie more than one sigma from the centre line, on one side.',
    falseAlarmRate: fourOfFive,
    nextStep: 'Look for a small lasting change in the last five operations.',
  },
  'weco-4': {
    name: 'Western Electric 4: eight on one side',
    meaning: 'Eight points in a row lie on the same side of the centre line.',
    falseAlarmRate: 1 / 128,
    nextStep: 'Ask what changed just before the first of the eight points; the level has moved.',
  },
  limit: {
    name: 'Outside the limits',
    meaning: 'The point lies above the upper or below the lower control limit.',
    falseAlarmRate: undefined,
    nextStep: 'Look at what led up to this point; on an EWMA chart the change may be some points old.',
  },
  'shift-up': {
    name: 'Shift upwards',
    meaning: 'The sum of what lies above target plus allowance exceeds the decision interval.',
    falseAlarmRate: undefined,
    nextStep: 'Go back as many points as the run counter says: there the level probably rose.',
  },
  'shift-down': {
    name: 'Shift downwards',
    meaning: 'The sum of what lies below target minus allowance exceeds the decision interval.',
    falseAlarmRate: undefined,
    nextStep: 'Go back as many points as the run counter says: there the level probably fell.',
  },
  'run-longest': {
    name: 'Run too long',
    meaning: 'More points in a row lie on one side of the median than chance explains.',
    falseAlarmRate: undefined,
    nextStep: 'Ask what changed just before the longest run began.',
  },
  'run-crossings': {
    name: 'Too few crossings',
    meaning: 'The line crosses the median less often than chance explains.',
    falseAlarmRate: undefined,
    nextStep: 'Look for a drift, a shift or values that depend on the ones before.',
  },
};
