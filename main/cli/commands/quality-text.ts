/** Figures of quality in words. */
import type { ProcessSummary } from '../../../contract/quality-figures.ts';

export const notEnoughData = 'not enough data';

/** `240 µs`, `12.4 ms`, `3.2 s`, `5 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1) return `${Math.round(milliseconds * 1_000)} µs`;
  if (milliseconds < 1_000)
    return `${milliseconds < 100 ? trimmed(milliseconds, 1) : Math.round(milliseconds)} ms`;
  if (milliseconds < 120_000) return `${trimmed(milliseconds / 1_000, 1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}

/** A share in percent with as many digits as tell it from 100 %: `99.9997 %`. */
export function percentText(share: number): string {
  const missing = 1 - share;
  if (missing <= 0) return '100 %';
  const digits = Math.min(9, Math.max(1, Math.ceil(-Math.log10(missing * 100)) + 1));
  return `${trimmed(share * 100, digits)} %`;
}

export function bytesText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${trimmed(bytes / 1024 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}

/** Reliability with its interval, or what there is instead. */
export function reliabilityText({ evidence, reliability }: ProcessSummary): string {
  if (evidence === 'none' || reliability === undefined) return evidence === 'none' ? notEnoughData : '';
  const { rate, lower, upper } = reliability;
  return `${percentText(rate)} (${percentText(lower)} to ${percentText(upper)})`;
}

/** Long-term Z + 1.5; without any defect only a bound may be said. */
export function sigmaText({ kind, evidence, sigma }: ProcessSummary): string {
  if (kind === 'resource') return '';
  if (evidence !== 'enough' || sigma === undefined) return notEnoughData;
  if (sigma.level !== undefined) return trimmed(sigma.level, 2);
  return sigma.atLeast === undefined ? notEnoughData : `at least ${trimmed(sigma.atLeast, 2)}`;
}

export function levelText({ level }: ProcessSummary): string {
  if (level === undefined) return '';
  const text = { bytes: bytesText, share: shareText, ms: durationText }[level.unit];
  return `${text(level.last)} (${text(level.min)} to ${text(level.max)})`;
}

function shareText(share: number): string {
  return `${trimmed(share * 100, 1)} %`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** Operations may be named without what they are. */
export function processOf(word: string): string {
  return word.includes(':') ? word : `operation:${word}`;
}
