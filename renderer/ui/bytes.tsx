import type { ReactNode } from 'react';
import { countText } from './count-text.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units with three digits: `980 B`, `12.4 kB`, `1.20 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}

/** A size for people; the exact count in the tooltip. */
export function Bytes({ value }: { value: number }): ReactNode {
  return <span title={`${countText(value)} bytes`}>{formatBytes(value)}</span>;
}
