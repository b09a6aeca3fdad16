import {
  mdiAlertCircleOutline,
  mdiBellRingOutline,
  mdiCheckCircleOutline,
  mdiEqual,
  mdiHelpCircleOutline,
} from '@mdi/js';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';
import { describeError } from '../../../ui/describe-error.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import type { CheckedCondition } from './use-checked-condition.ts';

interface ConditionMeaningProps {
  checked: CheckedCondition | undefined;
  failure: Error | null;
  /** One of what could stand where it is at fault. */
  onExpected(expected: string): void;
}

/** Operations are many: some of what could stand there is enough. */
const mostExpected = 16;

/** Below the field: the condition in words and whether it holds now, or what is wrong with it and what could stand there. */
export function ConditionMeaning({ checked, failure, onExpected }: ConditionMeaningProps): ReactNode {
  if (failure !== null) {
    const { message, help } = describeError(failure);
    return (
      <Line icon={mdiAlertCircleOutline} color="error.main">
        {`${message} ${help}`.trim()}
      </Line>
    );
  }
  if (checked === undefined) return <Line icon={mdiEqual}>Reading…</Line>;
  const { error, meaning = '', text = '', holds } = checked;
  if (error !== undefined)
    return (
      <>
        <Line icon={mdiAlertCircleOutline} color="error.main">
          {`At character ${error.position + 1}: ${error.message}`}
        </Line>
        <Expected expected={error.expected} onExpected={onExpected} />
      </>
    );
  return (
    <>
      <Line icon={mdiEqual}>{meaning}</Line>
      <Line
        icon={holds === undefined ? mdiHelpCircleOutline : holds ? mdiBellRingOutline : mdiCheckCircleOutline}
      >
        <b>{holdsWords(holds)}</b>
        {text === '' ? '' : `: ${text}`}
      </Line>
    </>
  );
}

function holdsWords(holds: boolean | undefined): string {
  if (holds === undefined) return 'Nothing can be said now';
  return holds ? 'It holds now' : 'It does not hold now';
}

function Expected(props: { expected: readonly string[]; onExpected(expected: string): void }): ReactNode {
  const { expected, onExpected } = props;
  if (expected.length === 0) return null;
  const more = expected.length - mostExpected;
  return (
    <Box role="group" aria-label="What could stand there" sx={chipStyles}>
      <span>Here could stand</span>
      {expected.slice(0, mostExpected).map((each) => (
        <Chip
          key={each}
          size="small"
          variant="outlined"
          clickable
          label={<Mono>{each}</Mono>}
          onClick={() => onExpected(each)}
        />
      ))}
      {more > 0 ? <span>and {more} more</span> : null}
    </Box>
  );
}

function Line(props: { icon: string; color?: string; children: ReactNode }): ReactNode {
  const { icon, color = 'text.secondary', children } = props;
  return (
    <Box
      role={color === 'error.main' ? 'alert' : 'status'}
      sx={{ display: 'flex', gap: 2, fontSize: 13, color, overflowWrap: 'anywhere' }}
    >
      <Box component="span" sx={{ pt: '1px' }}>
        <Icon path={icon} size={16} />
      </Box>
      <span>{children}</span>
    </Box>
  );
}

const chipStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  fontSize: 12,
  color: 'text.secondary',
} as const;
