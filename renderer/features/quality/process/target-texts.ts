/** Targets as they are typed. */
import type { Targets } from '../../../../contract/quality-figures.ts';

export interface TargetTexts {
  /** Percent. */
  reliability: string;
  durationMs: string;
  /** Megabytes. */
  memoryBytes: string;
}

const bytesPerMegabyte = 1_000_000;

/** Targets as texts to be changed. */
export function textsOf({ reliability, durationMs, memoryBytes }: Targets): TargetTexts {
  return {
    reliability: String(Number((reliability * 100).toPrecision(10))),
    durationMs: String(durationMs),
    memoryBytes: String(memoryBytes / bytesPerMegabyte),
  };
}

/** What the texts say, or what is wrong with each of them. A decimal comma is understood. */
export function readTargets(texts: TargetTexts): {
  targets: Targets | undefined;
  faults: Partial<Record<keyof TargetTexts, string>>;
} {
  const percent = numberOf(texts.reliability);
  const durationMs = numberOf(texts.durationMs);
  const megabytes = numberOf(texts.memoryBytes);
  const faults: Partial<Record<keyof TargetTexts, string>> = {};
  if (!(percent > 0 && percent < 100))
    faults.reliability = 'More than 0 and less than 100: nothing is ever certain';
  if (!(durationMs > 0 && durationMs <= 86_400_000))
    faults.durationMs = 'More than 0, at most a day (86400000)';
  if (!(megabytes > 0 && megabytes < 1e9)) faults.memoryBytes = 'More than 0';
  const ok = Object.keys(faults).length === 0;
  return {
    targets: ok
      ? {
          reliability: Number((percent / 100).toPrecision(12)),
          durationMs,
          memoryBytes: Math.max(1, Math.round(megabytes * bytesPerMegabyte)),
        }
      : undefined,
    faults,
  };
}

/** A reliability as the defects it allows among a million trials. */
export function defectsPerMillion(reliability: number): number {
  return Number(((1 - reliability) * 1e6).toPrecision(6));
}

function numberOf(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? Number.NaN : Number(trimmed);
}
