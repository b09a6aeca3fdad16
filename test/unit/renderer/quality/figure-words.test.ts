import { expect, test } from 'vitest';
import {
  durationWords,
  percentText,
  reliabilityWords,
  sigmaWords,
  trialsWords,
} from '../../../../renderer/features/quality/figure-words.ts';
import { sampleSummary } from './sample-summary.ts';

test('a share near 100 keeps what tells it from 100, and is never rounded up to it', () => {
  expect(percentText(1)).toBe('100 %');
  expect(percentText(0.999_997)).toBe('99.9997 %');
  expect(percentText(0.999_58)).toBe('99.958 %');
  expect(percentText(0.999_999_99)).toBe('99.999999 %');
  expect(percentText(0.5)).toBe('50 %');
  expect(percentText(0)).toBe('0 %');
});

test('before there is evidence nothing is claimed', () => {
  const few = sampleSummary('a', { trials: 12 });
  expect(reliabilityWords(few).figure).toBe('Not enough data');
  expect(reliabilityWords(few).note).toBe('12 of 12 went well');
  expect(sigmaWords(few).figure).toBe('–');
  const none = sampleSummary('a', { trials: 0 });
  expect(reliabilityWords(none).figure).toBe('No trials');
  expect(sigmaWords(none).figure).toBe('–');
});

test('without a defect the sigma level is a bound, rounded down, with its convention', () => {
  const words = sigmaWords(sampleSummary('a', { trials: 1_000 }));
  expect(words.figure).toBe('≥ 4.1σ');
  expect(words.note).toBe('1.5 shift, 95 %');
  expect(words.meaning).toContain('at most 3,000 defects per million');
});

test('with defects the level stands with what it can be at least', () => {
  const words = sigmaWords(sampleSummary('a', { trials: 1_000, defects: 1 }));
  expect(words.figure).toBe('4.6σ');
  expect(words.meaning).toContain('at least 4.1σ');
});

test('reliability always comes with its interval', () => {
  expect(reliabilityWords(sampleSummary('a', { trials: 100, defects: 5 })).note).toBe('94 – 96 %');
  expect(reliabilityWords(sampleSummary('a', { trials: 100 })).note).toBe('at least 99 %');
});

test('a percentile beyond the goal is marked', () => {
  const goal = { reliability: 0.999, durationMs: 2_000, memoryBytes: 1 };
  const summary = sampleSummary('a');
  expect(durationWords(summary, 'p95', goal).over).toBe(false);
  expect(durationWords(summary, 'p99', goal).over).toBe(true);
  expect(durationWords(summary, 'p99', undefined).over).toBe(false);
  expect(durationWords({ ...summary, durations: undefined } as typeof summary, 'p50', goal).figure).toBe('–');
});

test('what is no trial is told apart', () => {
  expect(trialsWords(sampleSummary('a')).note).toBe('4 refused');
});
