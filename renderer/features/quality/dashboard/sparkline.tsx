import type { ReactNode } from 'react';
import { sparkPaths } from './spark-paths.ts';

const height = 24;

interface SparklineProps {
  values: readonly (number | null)[];
  /** Pixels. */
  width?: number;
}

/** A trend without words: equal parts of the span, oldest first. Where nothing happened the line breaks. */
export function Sparkline({ values, width = 88 }: SparklineProps): ReactNode {
  const { line, dots, last } = sparkPaths(values, { width, height });
  return (
    <svg width={width} height={height} aria-hidden style={{ display: 'block' }}>
      <path
        d={line}
        fill="none"
        stroke="var(--hyper-palette-info-main)"
        strokeWidth={1.25}
        strokeLinejoin="round"
      />
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={1.25} fill="var(--hyper-palette-info-main)" />
      ))}
      {last === undefined ? null : (
        <circle cx={last.x} cy={last.y} r={2.25} fill="var(--hyper-palette-info-main)" />
      )}
    </svg>
  );
}
