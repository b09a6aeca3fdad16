/** Values in the words of their unit. */
import type { Panel } from '../../../../contract/control-chart.ts';
import { formatBytes } from '../../../ui/bytes.tsx';
import { countText } from '../../../ui/count-text.ts';

type Unit = Panel['unit'];

/** Limits of the next larger unit of time and its name; milliseconds. */
const times: readonly [below: number, unit: number, name: string][] = [
  [1, 0.001, 'µs'],
  [1_000, 1, 'ms'],
  [60_000, 1_000, 's'],
  [3_600_000, 60_000, 'min'],
  [86_400_000, 3_600_000, 'h'],
  [Number.POSITIVE_INFINITY, 86_400_000, 'd'],
];

/** A value with its unit and three significant digits: `12.4 ms`, `1.20 GB`, `0.35 %`, `×1.42`. */
export function valueText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'none';
  switch (unit) {
    case 'ms':
      return timeText(value);
    case 'seconds':
      return timeText(value * 1_000);
    case 'bytes':
      return value < 0 ? `−${formatBytes(-value)}` : formatBytes(value);
    case 'share':
      return shareText(value);
    case 'factor':
      return `×${digits(value)}`;
    case 'sigma':
      return `${digits(value)} σ`;
    case 'count':
      return digits(value);
    case 'operations':
      return `${digits(value)} ${value === 1 ? 'operation' : 'operations'}`;
  }
}

/** The same without words, for the marks of an axis. */
export function tickText(value: number, unit: Unit): string {
  return unit === 'operations' ? digits(value) : valueText(value, unit);
}

/** Milliseconds in the unit they are best read in. */
export function timeText(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size === 0) return '0 ms';
  const [, unit, name] = times.find(([below]) => size < below * 0.9995) ?? [0, 1, 'ms'];
  return `${digits(milliseconds / unit)} ${name}`;
}

/** A share as percent; what is too small for that as parts per million. */
function shareText(share: number): string {
  if (share !== 0 && Math.abs(share) < 1e-4) return `${digits(share * 1e6)} ppm`;
  return `${digits(share * 100)} %`;
}

/** Three significant digits, at least all before the point; a true minus. */
function digits(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 1_000
      ? countText(Math.round(size))
      : size === 0
        ? '0'
        : size < 0.001
          ? size.toExponential(1)
          : trimmed(size.toPrecision(3));
  return value < 0 ? `−${text}` : text;
}

/** `12.0` as `12`, but `1.20` as `1.2`: zeros behind the point say nothing. */
function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}
