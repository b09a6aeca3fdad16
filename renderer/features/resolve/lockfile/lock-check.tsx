import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Strategy, strategies } from '../../../../contract/vocabulary.ts';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { plural } from '../../registry/words.ts';
import { LinkedText } from '../resolution/linked-text.tsx';
import { strategyWords } from '../resolution/strategy-words.ts';

interface LockCheckProps {
  versionId: string;
  /** The one it was made with. */
  strategy: Strategy;
}

const problemWords: Readonly<Record<string, string>> = {
  missing: 'Missing',
  digest: 'Other content',
  yanked: 'Yanked',
  archived: 'Archived',
  requirement: 'Requirement',
  strategy: 'Strategy',
};
const severe: ReadonlySet<string> = new Set(['missing', 'digest', 'requirement']);
/** Problems listed at once. */
const most = 300;

/** Whether everything a lockfile names is still there, unchanged, and still what it asks for. */
export function LockCheck({ versionId, strategy }: LockCheckProps): ReactNode {
  const api = useApi();
  const [wanted, setWanted] = useState(strategy);
  const { data, error, refetch } = useQuery(
    api.resolve.checkLock.queryOptions({ input: { versionId, strategy: wanted } }),
  );
  return (
    <Box component="section" aria-label="Check" sx={{ px: 4, pt: 1, pb: 4, display: 'grid', gap: 3 }}>
      <TextField
        select
        label="For the strategy"
        value={wanted}
        sx={{ width: 220 }}
        onChange={({ target }) => {
          const chosen = strategies.find((each) => each === target.value);
          if (chosen !== undefined) setWanted(chosen);
        }}
      >
        {strategies.map((each) => (
          <MenuItem key={each} value={each}>
            {strategyWords[each].label}
          </MenuItem>
        ))}
      </TextField>
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingSkeleton lines={3} label="Checking" /> : null}
      {data === undefined ? null : (
        <Alert severity={data.ok ? 'success' : 'error'} role="status">
          {data.ok
            ? `All ${countText(data.checked)} packages are here, unchanged, and what the lockfile asks for.`
            : `${plural(data.problems.length, 'problem')} in ${plural(data.checked, 'package')}.`}
        </Alert>
      )}
      {data === undefined || data.problems.length === 0 ? null : (
        <Box component="ul" aria-label="Problems" sx={listStyles}>
          {data.problems.slice(0, most).map(({ coordinate, problem, text }) => (
            <li key={`${coordinate}:${problem}:${text}`}>
              <ToneChip
                tone={severe.has(problem) ? 'error' : 'warning'}
                label={problemWords[problem] ?? problem}
              />
              <span>
                <LinkedText text={text} known={new Set([coordinate])} />
              </span>
            </li>
          ))}
          {data.problems.length > most ? <li>and {countText(data.problems.length - most)} more</li> : null}
        </Box>
      )}
    </Box>
  );
}

const listStyles = {
  m: 0,
  p: 0,
  listStyle: 'none',
  maxHeight: 280,
  overflow: 'auto',
  fontSize: 13,
  '& li': {
    display: 'flex',
    gap: 3,
    alignItems: 'baseline',
    py: 1.5,
    borderBottom: 1,
    borderColor: 'divider',
  },
} as const;
