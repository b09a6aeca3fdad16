import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode } from 'react';
import { omittable, strategies } from '../../../../contract/vocabulary.ts';
import { DeadlineField } from './deadline-field.tsx';
import { LockfileChoice } from './lockfile-choice.tsx';
import { PairList } from './pair-list.tsx';
import { changedOptions, type ResolveState, sameOptions, usualDeadline } from './resolve-state.ts';
import { includeWords, strategyWords } from './strategy-words.ts';
import { TargetFields } from './target-fields.tsx';
import type { UpdateResolve } from './use-resolve-state.ts';

interface OptionsPanelProps {
  state: ResolveState;
  update: UpdateResolve;
}

const nothingChanged: Partial<ResolveState> = {
  strategy: 'highest',
  pins: {},
  overrides: {},
  omit: [],
  os: '',
  arch: '',
  env: {},
  features: [],
  lockfile: undefined,
  deadline: usualDeadline,
};

function OptionsFields({ state, update }: OptionsPanelProps): ReactNode {
  const { strategy, omit } = state;
  const changed = changedOptions(state);
  return (
    <Box component="aside" aria-label="Options" sx={panelStyles}>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 32 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          Options
        </Typography>
        {changed === 0 ? null : (
          <Button onClick={() => update(nothingChanged, { step: true })}>Reset {changed}</Button>
        )}
      </Box>
      <TextField
        select
        fullWidth
        label="Strategy"
        value={strategy}
        helperText={strategyWords[strategy].help}
        onChange={({ target }) => {
          const chosen = strategies.find((each) => each === target.value);
          if (chosen !== undefined) update({ strategy: chosen }, { step: true });
        }}
      >
        {strategies.map((each) => (
          <MenuItem key={each} value={each}>
            {strategyWords[each].label}
          </MenuItem>
        ))}
      </TextField>
      {strategy === 'manual' ? (
        <PairList
          kind="pin"
          pairs={state.pins}
          onChange={(pins) => update({ pins }, { step: true })}
          empty="No package is pinned: as the highest version."
        />
      ) : null}
      <Box component="fieldset">
        <Typography component="legend" variant="h3">
          Include
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
          {omittable.map((each) => (
            <FormControlLabel
              key={each}
              title={`${includeWords[each].label}: ${includeWords[each].help}`}
              label={includeWords[each].label}
              control={
                <Checkbox
                  size="small"
                  checked={!omit.includes(each)}
                  onChange={(_event, included) =>
                    update({
                      omit: omittable.filter((one) => (one === each ? !included : omit.includes(one))),
                    })
                  }
                />
              }
              slotProps={{ typography: { variant: 'body2' } }}
              sx={{ mr: 0 }}
            />
          ))}
        </Box>
      </Box>
      <TargetFields state={state} update={update} />
      <PairList
        kind="override"
        pairs={state.overrides}
        onChange={(overrides) => update({ overrides }, { step: true })}
        empty="Every package has the ranges that were declared."
      />
      <LockfileChoice
        versionId={state.lockfile}
        onChange={(lockfile) => update({ lockfile }, { step: true })}
      />
      <DeadlineField seconds={state.deadline} onChange={(deadline) => update({ deadline })} />
    </Box>
  );
}

/**
 * How to choose between the solutions there are, and what counts. Each change solves anew. Drawn again for options alone: what is looked at
 * changes far more often.
 */
export const OptionsPanel = memo(
  OptionsFields,
  (before, after) => before.update === after.update && sameOptions(before.state, after.state),
);

const panelStyles = {
  height: '100%',
  boxSizing: 'border-box',
  overflow: 'auto',
  p: 4,
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  bgcolor: 'background.paper',
  '& > fieldset': { border: 0, m: 0, p: 0, minWidth: 0 },
  '& > fieldset > legend': { p: 0, mb: 1 },
} as const;
