/** A claim as it is typed. */
import type { Claim } from '../../../../contract/quality-demonstrations.ts';

export interface ClaimTexts {
  /** Defects per million. */
  ppm: string;
  /** Percent. */
  confidence: string;
  allowed: string;
}

/** The target of the product: 3 defects per million, 99.9997 %. */
export const usualClaim: ClaimTexts = { ppm: '3', confidence: '95', allowed: '0' };

/** Claims people mostly make, by defects per million. */
export const claimChoices: readonly { ppm: string; label: string }[] = [
  { ppm: '3', label: '3 per million (99.9997 %)' },
  { ppm: '3.4', label: '3.4 per million (six sigma)' },
  { ppm: '100', label: '1 in 10,000' },
  { ppm: '1000', label: '1 in 1,000' },
];

/** What the texts say, or what is wrong with each of them. A decimal comma is understood. */
export function readClaim(texts: ClaimTexts): {
  claim: Claim | undefined;
  faults: Partial<Record<keyof ClaimTexts, string>>;
} {
  const ppm = numberOf(texts.ppm);
  const percent = numberOf(texts.confidence);
  const allowed = numberOf(texts.allowed);
  const faults: Partial<Record<keyof ClaimTexts, string>> = {};
  if (!(ppm >= 0.001 && ppm <= 999_999)) faults.ppm = 'From 0.001 to 999999';
  if (!(percent >= 50 && percent <= 99.99)) faults.confidence = 'From 50 to 99.99: nothing is ever certain';
  if (!(Number.isInteger(allowed) && allowed >= 0 && allowed <= 100))
    faults.allowed = 'A whole number from 0 to 100';
  const ok = Object.keys(faults).length === 0;
  return {
    claim: ok ? { ppm, confidence: Number((percent / 100).toPrecision(12)), allowed } : undefined,
    faults,
  };
}

function numberOf(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? Number.NaN : Number(trimmed);
}
