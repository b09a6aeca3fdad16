import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { type ReactNode, useRef } from 'react';
import { Mono } from '../../../ui/mono.tsx';
import { RangeInput } from '../../resolve/constraint/range-input.tsx';
import { conditionExamples, longestCondition, withExpected } from './condition-edits.ts';
import { ConditionMeaning } from './condition-meaning.tsx';
import type { useCheckedCondition } from './use-checked-condition.ts';

interface ConditionFieldProps {
  value: string;
  onChange(value: string): void;
  reading: ReturnType<typeof useCheckedCondition>;
  autoFocus: boolean;
}

/** A condition as text, with what it means, where it is wrong, and examples to begin from. */
export function ConditionField({ value, onChange, reading, autoFocus }: ConditionFieldProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { checked, failure, current } = reading;
  const fault = checked?.error;
  const change = (next: string): void => onChange(next.slice(0, longestCondition));
  /** Typing goes on where it was. */
  const put = (next: string): void => {
    change(next);
    box.current?.querySelector('input')?.focus();
  };
  return (
    <Box ref={box} sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
      <Box sx={{ display: 'flex' }}>
        <RangeInput
          label="Condition"
          value={value}
          placeholder="error_rate > 1 % over 15m"
          onChange={change}
          error={fault !== undefined}
          faultAt={current ? fault?.position : undefined}
          autoFocus={autoFocus}
        />
      </Box>
      <Box
        sx={{ minHeight: 46, display: 'flex', flexDirection: 'column', gap: 1.5, opacity: current ? 1 : 0.7 }}
      >
        <ConditionMeaning
          checked={checked}
          failure={failure}
          onExpected={(expected) => put(withExpected(value, fault?.position ?? value.length, expected))}
        />
      </Box>
      <Box role="group" aria-label="Examples" sx={exampleStyles}>
        <span>Examples</span>
        {conditionExamples.map(({ condition, label }) => (
          <Chip
            key={condition}
            size="small"
            clickable
            title={condition}
            aria-pressed={condition === value.trim()}
            color={condition === value.trim() ? 'primary' : 'default'}
            label={label}
            onClick={() => put(condition)}
          />
        ))}
      </Box>
      <Box component="details" sx={{ fontSize: 12.5, color: 'text.secondary' }}>
        <summary>How a condition is written</summary>
        <Box sx={{ mt: 1.5, lineHeight: 1.6 }}>
          <Mono>figure(operations) &gt; value over 15m for 5m with at least 20 operations</Mono>
          <br />
          <b>over</b> is the time looked back at, <b>for</b> how long it must hold before it fires,{' '}
          <b>with at least</b> how many operations it takes; each may be left out. <Mono>*</Mono> stands for
          anything in the name of an operation. Durations may be compared with their target:{' '}
          <Mono>2 x goal</Mono>.
        </Box>
      </Box>
    </Box>
  );
}

const exampleStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  fontSize: 12,
  color: 'text.secondary',
} as const;
