/** The claim as typed: percent become shares. */
import { usageFailure } from '../failure.ts';

interface TypedClaim {
  ppm: number;
  confidence?: number;
  allowed?: number;
}

/** @throws CliFailure when it is no percentage */
export function typedClaim(options: Readonly<Record<string, unknown>>): TypedClaim {
  const { ppm, confidence, allowed } = options;
  return {
    ppm: typeof ppm === 'number' ? ppm : 3,
    ...(typeof confidence === 'number' ? { confidence: shareOf('--confidence', confidence) } : {}),
    ...(typeof allowed === 'number' ? { allowed } : {}),
  };
}

/** 95 → 0.95. @throws CliFailure for what is no percentage above 1 */
export function shareOf(option: string, percent: number): number {
  if (percent > 1 && percent <= 100) return Number((percent / 100).toPrecision(12));
  throw usageFailure(`${option} is a percentage.`, `Write ${option} 95 for 95 %.`);
}
