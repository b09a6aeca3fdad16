import Box from '@mui/material/Box';
import Radio from '@mui/material/Radio';
import { type ReactNode, useId } from 'react';
import { Mono } from '../../../ui/mono.tsx';

export interface Scenario {
  scenario: string;
  label: string;
  text: string;
  place: 'registry' | 'scratch';
  unavailable?: string | undefined;
}

interface ScenarioListProps {
  scenarios: readonly Scenario[];
  chosen: string | undefined;
  onChosen(scenario: string): void;
}

/** The operations a demonstration can be run on, each with what one trial does, or why it cannot be run now. */
export function ScenarioList({ scenarios, chosen, onChosen }: ScenarioListProps): ReactNode {
  const name = useId();
  return (
    <Box role="radiogroup" aria-label="Operation">
      {scenarios.map(({ scenario, label, text, place, unavailable }) => (
        <Box component="label" key={scenario} data-chosen={scenario === chosen} sx={rowStyles}>
          <Radio
            size="small"
            name={name}
            value={scenario}
            checked={scenario === chosen}
            disabled={unavailable !== undefined}
            onChange={() => onChosen(scenario)}
            slotProps={{ input: { 'aria-label': label, 'aria-describedby': `${name}-${scenario}` } }}
            sx={{ p: 0.5, alignSelf: 'flex-start' }}
          />
          <Box sx={{ minWidth: 0 }}>
            <Box
              sx={{ fontWeight: 600, color: unavailable === undefined ? 'text.primary' : 'text.secondary' }}
            >
              {label}{' '}
              <Box component="span" sx={{ fontWeight: 400, fontSize: 12, color: 'text.secondary' }}>
                <Mono>{scenario}</Mono>
              </Box>
            </Box>
            <Box id={`${name}-${scenario}`}>
              {unavailable === undefined ? null : (
                <Box sx={{ color: 'warning.main', fontSize: 12.5 }}>Not possible now: {unavailable}</Box>
              )}
              {scenario === chosen || unavailable !== undefined ? (
                <Box sx={{ color: 'text.secondary', fontSize: 12.5, mt: 0.5 }}>
                  {text} {placeWords[place]}
                </Box>
              ) : null}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const placeWords = {
  registry: 'It works on what is in this registry.',
  scratch: 'It works in a registry made for the run and removed after it; yours is not touched.',
} as const;

const rowStyles = {
  display: 'flex',
  gap: 2,
  px: 3,
  py: 1.5,
  fontSize: 13,
  cursor: 'pointer',
  '& + &': { borderTop: 1, borderColor: 'divider' },
  '&:hover': { bgcolor: 'action.hover' },
  '&[data-chosen="true"]': { bgcolor: 'action.selected' },
} as const;
