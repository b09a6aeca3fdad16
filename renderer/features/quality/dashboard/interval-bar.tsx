import type { ReactNode } from 'react';
import type { ProcessSummary } from '../../../../contract/quality-figures.ts';
import { barPlace } from './bar-place.ts';

const width = 76;
const height = 16;

interface IntervalBarProps {
  reliability: NonNullable<ProcessSummary['reliability']>;
  /** Share wanted. */
  target: number | undefined;
  /** No claim is made yet: the bar is drawn faint. */
  faint: boolean;
}

/**
 * The interval of a reliability beside its target. Each step to the right is ten times fewer defects; an interval that reaches the
 * end is open there.
 */
export function IntervalBar({ reliability, target, faint }: IntervalBarProps): ReactNode {
  const from = barPlace(reliability.lower) * width;
  const to = barPlace(reliability.upper) * width;
  const color = faint ? 'var(--hyper-palette-text-disabled)' : 'var(--hyper-palette-info-main)';
  return (
    <svg width={width} height={height} aria-hidden style={{ flexShrink: 0, display: 'block' }}>
      <line x1={0} x2={width} y1={8} y2={8} stroke="var(--hyper-palette-divider)" strokeWidth={2} />
      <rect
        x={from}
        y={5}
        width={Math.max(3, to - from)}
        height={6}
        rx={2}
        fill={color}
        opacity={faint ? 0.5 : 0.45}
      />
      <circle
        cx={Math.min(width - 3, Math.max(3, barPlace(reliability.rate) * width))}
        cy={8}
        r={3}
        fill={color}
      />
      {target === undefined ? null : (
        <line
          x1={barPlace(target) * width}
          x2={barPlace(target) * width}
          y1={1}
          y2={15}
          stroke="var(--hyper-palette-text-primary)"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}
