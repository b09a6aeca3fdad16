import { mdiAlertCircleOutline, mdiAlertOutline, mdiEqual, mdiInformationOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { describeError } from '../../../ui/describe-error.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { plural } from '../../registry/words.ts';
import { type ConstraintFault, faultWords } from './constraint-fault.ts';
import type { MatchedVersion } from './match-state.ts';
import { passedOverPrereleases, rangeInWords } from './range-words.ts';

interface RangeMeaningProps {
  text: string;
  /** What the registry made of the constraint. */
  range: string | undefined;
  /** Why nothing could ever lie in it, as a sentence. */
  impossible: string | undefined;
  fault: ConstraintFault | undefined;
  failure: Error | null;
  versions: readonly MatchedVersion[];
}

/** Under the field: the range in plain words, or what is wrong with it and where. */
export function RangeMeaning(props: RangeMeaningProps): ReactNode {
  const { text, range, impossible, fault, failure, versions } = props;
  if (failure !== null) {
    const { message, help } = describeError(failure);
    return (
      <Line icon={mdiAlertCircleOutline} color="error.main">
        {`${message} ${help}`.trim()}
      </Line>
    );
  }
  if (fault !== undefined) {
    return (
      <Line icon={mdiAlertCircleOutline} color="error.main">
        {faultWords(fault)}
      </Line>
    );
  }
  if (impossible !== undefined) {
    return (
      <Line icon={mdiAlertOutline} color="warning.main">
        {impossible}
      </Line>
    );
  }
  const words = rangeInWords(range ?? text);
  const passedOver = passedOverPrereleases(range ?? text, versions);
  return (
    <>
      {words === undefined ? null : (
        <Line icon={mdiEqual}>
          {words.charAt(0).toUpperCase()}
          {words.slice(1)}
        </Line>
      )}
      {passedOver.length === 0 ? null : (
        <Line icon={mdiInformationOutline}>
          {plural(passedOver.length, 'pre-release')} in between {passedOver.length === 1 ? 'is' : 'are'}{' '}
          passed over. A range takes pre-releases only of a version it names one of, as in{' '}
          <Mono>{`>=${passedOver[0] ?? ''}`}</Mono>
        </Line>
      )}
    </>
  );
}

function Line(props: { icon: string; color?: string; children: ReactNode }): ReactNode {
  const { icon, color = 'text.secondary', children } = props;
  return (
    <Box
      role={color === 'error.main' ? 'alert' : 'status'}
      sx={{
        display: 'flex',
        gap: 2,
        fontSize: 13,
        color,
        overflowWrap: 'anywhere',
      }}
    >
      <Box component="span" sx={{ pt: '1px' }}>
        <Icon path={icon} size={16} />
      </Box>
      <span>{children}</span>
    </Box>
  );
}
