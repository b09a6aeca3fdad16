import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { effectLooks, type ImpactEffect, impactEffects } from './impact-words.ts';

interface EffectFilterProps {
  counts: Readonly<Record<ImpactEffect, number>>;
  value: ImpactEffect | undefined;
  onChange(value: ImpactEffect | undefined): void;
}

/** How many dependents meet which effect; choosing one shows those alone. */
export function EffectFilter({ counts, value, onChange }: EffectFilterProps): ReactNode {
  return (
    <Box role="group" aria-label="Effects" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
      {impactEffects
        .filter((effect) => counts[effect] > 0)
        .map((effect) => (
          <Chip
            key={effect}
            size="small"
            clickable
            aria-pressed={value === effect}
            variant={value === effect ? 'filled' : 'outlined'}
            color={value === effect ? 'primary' : 'default'}
            label={`${effectLooks[effect].label} ${countText(counts[effect])}`}
            onClick={() => onChange(value === effect ? undefined : effect)}
          />
        ))}
    </Box>
  );
}
