import { describe, expect, test } from 'vitest';
import {
  type AlertCondition,
  comparisons,
  goalUnit,
  matchesPattern,
  parseCondition,
  printCondition,
  printPeriod,
  thresholdOf,
} from '../../../contract/alert-condition.ts';
import { figureNames, traitsOf, units } from '../../../contract/alert-figures.ts';

const operations = ['registry.get', 'registry.getMany', 'transfer.import', 'trust.sign'];
const read = (text: string): AlertCondition => {
  const { condition, fault } = parseCondition(text, operations);
  if (condition === undefined) throw new Error(`${text}: ${fault?.message}`);
  return condition;
};

const minute = 60_000;

describe('what is read', () => {
  test.each([
    [
      'error_rate > 0.2 %',
      {
        figure: 'error_rate',
        pattern: '*',
        comparison: '>',
        amount: 0.2,
        unit: '%',
        over: 15 * minute,
        for: 0,
        minimum: undefined,
      },
    ],
    [
      'error_rate(transfer.import)>=5% over 1h for 90s with at least 50 operations',
      {
        figure: 'error_rate',
        pattern: 'transfer.import',
        comparison: '>=',
        amount: 5,
        unit: '%',
        over: 60 * minute,
        for: 90_000,
        minimum: 50,
      },
    ],
    ['with any case: P95', undefined],
    [
      'P95(registry.*) < 2 X GOAL',
      {
        figure: 'p95',
        pattern: 'registry.*',
        comparison: '<',
        amount: 2,
        unit: goalUnit,
        over: 15 * minute,
        for: 0,
        minimum: undefined,
      },
    ],
    [
      'p99 > goal',
      {
        figure: 'p99',
        pattern: '*',
        comparison: '>',
        amount: 1,
        unit: goalUnit,
        over: 15 * minute,
        for: 0,
        minimum: undefined,
      },
    ],
    [
      'memory > 1.5 gib for 5 min',
      {
        figure: 'memory',
        pattern: undefined,
        comparison: '>',
        amount: 1.5,
        unit: 'GiB',
        over: minute,
        for: 5 * minute,
        minimum: undefined,
      },
    ],
    [
      '  signals( core.memory )>=3',
      {
        figure: 'signals',
        pattern: 'core.memory',
        comparison: '>=',
        amount: 3,
        unit: '',
        over: undefined,
        for: 0,
        minimum: undefined,
      },
    ],
    [
      'failures > 0 for 1m over 2d',
      {
        figure: 'failures',
        pattern: '*',
        comparison: '>',
        amount: 0,
        unit: '',
        over: 2_880 * minute,
        for: minute,
        minimum: undefined,
      },
    ],
  ])('%s', (text, wanted) => {
    const { condition } = parseCondition(text, operations);
    expect(condition).toEqual(wanted);
  });

  test('values come to their own measure', () => {
    expect(thresholdOf(read('error_rate > 0.2 %'))).toBe(2 / 1_000);
    expect(thresholdOf(read('p50 > 1.5 s'))).toBe(1_500);
    expect(thresholdOf(read('event_loop > 2 m'))).toBe(120_000);
    expect(thresholdOf(read('heap > 3 KiB'))).toBe(3_072);
    expect(thresholdOf(read('lost_samples > 7'))).toBe(7);
    expect(thresholdOf(read('p50 > 3 x goal'))).toBe(3);
  });
});

describe('faults say where', () => {
  test.each([
    ['', 0, 'begins with a figure', 'error_rate'],
    ['   ', 3, 'begins with a figure', 'error_rate'],
    ['errors > 1 %', 0, '“errors”', 'error_rate'],
    ['  %', 2, '“%”', 'error_rate'],
    ['error_rate', 10, 'comparison', '>'],
    ['error_rate 1 %', 11, 'comparison', '('],
    ['error_rate = 1 %', 11, 'comparison', '>='],
    ['error_rate() > 1 %', 11, 'Which operations', 'registry.*'],
    ['error_rate(registry.get > 1 %', 24, 'not closed', ')'],
    ['error_rate(registry.gte) > 1 %', 11, 'no operation “registry.gte”', 'registry.get'],
    ['error_rate(nothing.*) > 1 %', 11, 'means no operation', 'transfer.*'],
    ['memory(registry.*) > 1 GB', 6, 'not of single operations', '>'],
    ['error_rate >', 12, 'value is missing', '1 %'],
    ['error_rate > %', 13, 'value is missing', '1 %'],
    ['error_rate > -1 %', 13, 'below zero', '1 %'],
    ['error_rate > 1', 14, 'needs a unit', '%'],
    ['error_rate > 0.2 over 5m', 17, 'needs a unit', '%'],
    ['error_rate > 0,2 %', 14, 'point', '.'],
    ['error_rate > 1.2.3 %', 16, 'digits', '1 %'],
    ['error_rate > 101 %', 13, 'between 0 % and 100 %', '100 %'],
    ['error_rate > 2 x goal', 15, 'has no goal', '%'],
    ['memory > goal', 9, 'has no goal', 'GB'],
    ['memory > 1 %', 11, '“%” is no unit', 'GB'],
    ['p95 > 2 x', 9, 'multiple of', 'goal'],
    ['p95 > 2 lightyears', 8, '“lightyears” is no unit', 'x goal'],
    ['failures > 2.5', 11, 'whole number', '3'],
    ['failures > 3 %', 13, 'takes no unit', 'over'],
    ['error_rate > 1 % during 5m', 17, 'cannot stand here', 'over'],
    ['error_rate > 1 % over', 21, 'How long', '15m'],
    ['error_rate > 1 % over 5', 23, 'unit of time is missing', 'm'],
    ['error_rate > 1 % over 5 parsecs', 24, 'no unit of time', 'h'],
    ['error_rate > 1 % over 90s', 22, 'by the minute', '1m'],
    ['error_rate > 1 % over 0m', 22, 'by the minute', '1m'],
    ['error_rate > 1 % over 31d', 22, 'At most 30d', '30d'],
    ['error_rate > 1 % for 8d', 21, 'At most 7d', '7d'],
    ['error_rate > 1 % for 0.0001s', 21, 'whole seconds', '1m'],
    ['error_rate > 1 % over 5m over 6m', 25, 'said twice', 'for'],
    ['signals > 1 over 5m', 12, 'as they stand', 'for'],
    ['cpu > 90 % with at least 5 operations', 11, 'not of operations', 'over'],
    ['error_rate > 1 % with 5 operations', 17, 'cannot stand here', 'with at least'],
    ['error_rate > 1 % with at least 0 operations', 31, '1 or more', '20'],
    ['error_rate > 1 % with at least 5 calls', 33, 'counts operations', 'operations'],
    ['signals > 1 for 5m !', 19, 'complete before this', undefined],
  ])('%s', (text, position, message, expected) => {
    const { condition, fault } = parseCondition(text, operations);
    expect(condition).toBeUndefined();
    expect(fault?.message).toContain(message);
    expect(fault?.position).toBe(position);
    if (expected === undefined) expect(fault?.expected).toEqual([]);
    else expect(fault?.expected).toContain(expected);
  });

  test('the nearest names come first', () => {
    const { fault } = parseCondition('p95(registry.getMeny) > 1 s', operations);
    expect(fault?.expected).toEqual(['registry.getMany', 'registry.get']);
  });

  test('without names any operation may be meant', () => {
    expect(parseCondition('p95(later.made) > 1 s').fault).toBeUndefined();
  });
});

test('what was understood is told in parts, before a fault too', () => {
  const text = 'p95(registry.*) > 2 x goal over 1h fro 5m';
  const { parts, fault } = parseCondition(text, operations);
  expect(parts.map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)).toEqual([
    'figure p95',
    'operations registry.*',
    'comparison >',
    'number 2',
    'unit x',
    'unit goal',
    'word over',
    'number 1',
    'unit h',
  ]);
  expect(fault?.position).toBe(text.indexOf('fro'));
});

/** Mulberry32: the same conditions in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function anyCondition(next: () => number): AlertCondition {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const figure = pick(figureNames);
  const { dimension, of, window, goal } = traitsOf(figure);
  const unit = pick([...Object.keys(units[dimension]), ...(goal ? [goalUnit] : [])]);
  const decimals = dimension === 'count' ? 0 : Math.floor(next() * 7);
  const isOperations = of === 'operations';
  return {
    figure,
    pattern:
      isOperations || of === 'signals' ? pick(['*', 'registry.*', '*.get', 'registry.get']) : undefined,
    comparison: pick(comparisons),
    amount: Number((next() * pick([1, 99, unit === '%' ? 100 : 1e9])).toFixed(decimals)),
    unit,
    over: window === undefined ? undefined : pick([window, minute, 90 * minute, 720 * 60 * minute]),
    for: pick([0, 1_000, 90_000, 5 * minute, 168 * 60 * minute]),
    minimum: isOperations && next() < 0.5 ? 1 + Math.floor(next() * 1e6) : undefined,
  };
}

test('every condition is read as it was printed', () => {
  const next = random(20_270_131);
  const texts = new Set<string>();
  for (let round = 0; round < 5_000; round += 1) {
    const condition = anyCondition(next);
    const text = printCondition(condition);
    texts.add(text);
    expect(parseCondition(text, operations).condition, text).toEqual(condition);
  }
  expect(texts.size).toBeGreaterThan(4_000);
});

test('nothing that can be typed makes it throw, and the place always lies in the text', () => {
  const next = random(7);
  const alphabet = [...'error_rate p95 ()>=<0.2 %x goal over for with at least 5m\n“é😀-,'];
  for (let round = 0; round < 20_000; round += 1) {
    const length = Math.floor(next() * 40);
    const text = Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
    const { condition, fault } = parseCondition(text, operations);
    expect(condition === undefined, text).toBe(fault !== undefined);
    if (fault) {
      expect(fault.position).toBeGreaterThanOrEqual(0);
      expect(fault.position, text).toBeLessThanOrEqual(text.length);
    }
  }
});

test('a long text costs no more than its length', () => {
  const startedAt = performance.now();
  parseCondition(`error_rate(${'*a'.repeat(50)}) > 1 %`, ['a'.repeat(10_000)]);
  parseCondition(`error_rate > 1 %${' '.repeat(400_000)}!`);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test.each([
  ['*', 'registry.get', true],
  ['registry.*', 'registry.get', true],
  ['registry.*', 'registryget', false],
  ['*.get', 'registry.get', true],
  ['registry.get', 'registry.getMany', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*bb*c', 'abc', false],
  ['ab*ba', 'aba', false],
  ['a*', 'a', true],
])('%s means %s: %s', (pattern, name, means) => {
  expect(matchesPattern(pattern, name)).toBe(means);
});

test.each([
  [1_000, '1s'],
  [90_000, '90s'],
  [60_000, '1m'],
  [5_400_000, '90m'],
  [86_400_000, '1d'],
  [129_600_000, '36h'],
])('%i milliseconds are printed %s', (milliseconds, text) => {
  expect(printPeriod(milliseconds)).toBe(text);
});
