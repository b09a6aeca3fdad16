import { mdiAlertOutline, mdiCheck, mdiHelpCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { SecurityCheck, SecurityReport } from '../../../../contract/quality-security.ts';
import { countText } from '../../../ui/count-text.ts';
import { Section } from '../../../ui/section.tsx';
import { type Tone, ToneChip } from '../../../ui/tone-chip.tsx';

type Check = SecurityReport['checks'][number];

interface CheckListProps {
  checks: readonly Check[];
  chosen: SecurityCheck | undefined;
  onChosen(check: SecurityCheck | undefined): void;
}

/** Every check with what it looked at. Choosing one shows its findings alone. */
export function CheckList({ checks, chosen, onChosen }: CheckListProps): ReactNode {
  return (
    <Section title="Checks" lead="Choose one to see what it found.">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {checks.map((check) => (
          <Box component="li" key={check.check} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <ButtonBase
              aria-pressed={chosen === check.check}
              onClick={() => onChosen(chosen === check.check ? undefined : check.check)}
              sx={rowStyles}
            >
              <Box component="span" sx={{ flex: '0 0 150px', fontWeight: 550 }}>
                {check.label}
              </Box>
              <Box component="span" sx={{ flex: '0 0 128px' }}>
                <ToneChip {...lookOf(check)} />
              </Box>
              <Box component="span" sx={{ flex: '1 1 220px', color: 'text.secondary', fontSize: 13 }}>
                {check.text}
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function lookOf({ state, total }: Check): { tone: Tone; label: string; icon: string } {
  if (state === 'ok') return { tone: 'success', label: 'Nothing found', icon: mdiCheck };
  if (state === 'not-checked') return { tone: 'neutral', label: 'Not checked', icon: mdiHelpCircleOutline };
  return {
    tone: 'warning',
    label: `${countText(total)} ${total === 1 ? 'finding' : 'findings'}`,
    icon: mdiAlertOutline,
  };
}

const rowStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'flex-start',
  gap: 3,
  width: '100%',
  px: 4,
  py: 2.5,
  textAlign: 'left',
  font: 'inherit',
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-pressed="true"]': { bgcolor: 'action.selected' },
} as const;
