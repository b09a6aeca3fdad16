import type { Panel } from '../../../../../contract/control-chart.ts';

/** A value of a panel as people read it. */
export function valueWords(value: number, unit: Panel['unit']): string {
  switch (unit) {
    case 'ms':
      return value >= 1_000 ? `${rounded(value / 1_000)} s` : `${rounded(value)} ms`;
    case 'bytes':
      return bytesWords(value);
    case 'share':
      return `${rounded(value * 100)} %`;
    case 'factor':
      return `×${rounded(value)}`;
    case 'sigma':
      return `${rounded(value)} sigma`;
    case 'operations':
      return `${whole(value)} operations`;
    case 'seconds':
      return secondsWords(value);
    case 'count':
      return rounded(value);
  }
}

function bytesWords(value: number): string {
  if (value >= 2 ** 30) return `${rounded(value / 2 ** 30)} GiB`;
  if (value >= 2 ** 20) return `${rounded(value / 2 ** 20)} MiB`;
  if (value >= 2 ** 10) return `${rounded(value / 2 ** 10)} KiB`;
  return `${whole(value)} bytes`;
}

function secondsWords(value: number): string {
  if (value >= 172_800) return `${rounded(value / 86_400)} days`;
  if (value >= 7_200) return `${rounded(value / 3_600)} h`;
  if (value >= 120) return `${rounded(value / 60)} min`;
  return `${rounded(value)} s`;
}

function rounded(value: number): string {
  return Math.abs(value) >= 1_000
    ? whole(value)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

function whole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}
