/** The figures of a process in words: each with the one sentence that says what it means. */
import type { ProcessSummary, Targets } from '../../../contract/quality-figures.ts';
import { countText } from '../../ui/count-text.ts';
import { timeText } from './chart/value-words.ts';

/** A figure as it is shown, what stands small below it, and its meaning in one sentence. */
export interface FigureWords {
  figure: string;
  note: string;
  meaning: string;
}

/** Trials from which on something may be said of a process. */
export const enoughTrials = 25;

/** Percent with as many digits as tell it from 100: `99.96 %`, `99.99967 %`, `100 %`. */
export function percentText(share: number): string {
  if (share === 1 || share === 0) return `${share * 100} %`;
  const missing = Math.min(share, 1 - share);
  const digits = Math.min(7, Math.max(1, Math.ceil(-Math.log10(missing * 100)) + 1));
  // Never rounded up to what was not reached.
  const factor = 10 ** digits;
  // What is left after rounding to the eighth digit is an error of the machine's arithmetic.
  return `${Math.floor(Number((share * 100 * factor).toPrecision(12))) / factor} %`;
}

/** `99.943 – 99.969 %`. */
function intervalText(lower: number, upper: number): string {
  return `${percentText(lower).replace(' %', '')} – ${percentText(upper)}`;
}

/** How many times it was tried, and what is no trial. */
export function trialsWords({ trials, refused, cancelled }: ProcessSummary): FigureWords {
  const left = [
    ...(refused === 0 ? [] : [`${countText(refused)} refused`]),
    ...(cancelled === 0 ? [] : [`${countText(cancelled)} cancelled`]),
  ];
  return {
    figure: countText(trials),
    note: left.join(', '),
    meaning:
      'Operations that succeeded or failed in this span; what was refused for its input or rights, or cancelled by its caller, is no trial.',
  };
}

/** Share of trials without a defect with its interval; before there is evidence only what was counted. */
export function reliabilityWords({ reliability, evidence, trials }: ProcessSummary): FigureWords {
  if (reliability === undefined || trials === 0)
    return { figure: 'No trials', note: '', meaning: 'Nothing happened in this span, so nothing is known.' };
  const { defects, rate, lower, upper } = reliability;
  const good = countText(reliability.trials - defects);
  if (evidence !== 'enough')
    return {
      figure: 'Not enough data',
      note: `${good} of ${countText(reliability.trials)} went well`,
      meaning: `Below ${enoughTrials} trials no claim is made: with so few, almost any reliability could look like this.`,
    };
  return {
    figure: percentText(rate),
    note: defects === 0 ? `at least ${percentText(lower)}` : intervalText(lower, upper),
    meaning: `${good} of ${countText(reliability.trials)} trials went without a defect; the true share lies between ${percentText(lower)} and ${percentText(upper)} with 95 % confidence (Wilson).`,
  };
}

/** The sigma level with the convention it is counted by; only a bound where no defect was seen, nothing before there is evidence. */
export function sigmaWords({ sigma, evidence }: ProcessSummary): FigureWords {
  if (evidence !== 'enough' || sigma === undefined || (sigma.level ?? sigma.atLeast) === undefined)
    return {
      figure: '–',
      note: evidence === 'enough' ? '' : `needs ${enoughTrials} trials`,
      meaning: 'A sigma level is a claim about the future; there is not enough evidence for one yet.',
    };
  const { level, atLeast, dpmo, dpmoAtMost } = sigma;
  if (level === undefined)
    return {
      figure: `≥ ${(Math.floor((atLeast ?? 0) * 10) / 10).toFixed(1)}σ`,
      note: '1.5 shift, 95 %',
      meaning: `No defect was seen, so only a bound may be said: at most ${rateText(dpmoAtMost)} with 95 % confidence (exact, one-sided), which is this sigma level with the usual shift of 1.5.`,
    };
  return {
    figure: `${level.toFixed(1)}σ`,
    note: '1.5 shift',
    meaning: `${rateText(dpmo)}, as a long-term Z plus the usual shift of 1.5${
      atLeast === undefined ? '' : `; with 95 % confidence at least ${atLeast.toFixed(1)}σ`
    }.`,
  };
}

function rateText(dpmo: number | undefined): string {
  return dpmo === undefined
    ? 'unknown defects'
    : `${countText(Number(dpmo.toPrecision(3)))} defects per million`;
}

/** How long half, 95 and 99 of 100 operations took at most. */
export function durationWords(
  { durations }: ProcessSummary,
  which: 'p50' | 'p95' | 'p99',
  targets: Targets | undefined,
): FigureWords & { over: boolean } {
  const share = { p50: 'Half', p95: '95 of 100', p99: '99 of 100' }[which];
  if (durations === undefined)
    return { figure: '–', note: '', meaning: 'No operation was timed in this span.', over: false };
  const over = targets !== undefined && durations[which] > targets.durationMs;
  const goal = targets === undefined ? '' : `; the goal is ${timeText(targets.durationMs)}`;
  return {
    figure: timeText(durations[which]),
    note: '',
    meaning: `${share} of ${countText(durations.count)} operations took no longer than this${goal}.`,
    over,
  };
}
