import type { ReactNode } from 'react';
import { sparkPaths } from './spark-paths.ts';

const size = { width: 88, height: 24 };

/** A trend without words: equal parts of the span, oldest first. Where nothing happened the line breaks. */
export function Sparkline({ values }: { values: readonly (number | null)[] }): ReactNode {
  const { line, dots, last } = sparkPaths(values, size);
  return (
    <svg width={size.width} height={size.height} aria-hidden style={{ display: 'block' }}>
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
