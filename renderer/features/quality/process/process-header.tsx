import { mdiBullseyeArrow, mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';

interface ProcessHeaderProps {
  process: string;
  label: string;
  onTargets(): void;
}

/** Where one is: the process by its name, and the way back. */
export function ProcessHeader({ process, label, onTargets }: ProcessHeaderProps): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 4, px: 6, pt: 4, pb: 2 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 12, color: 'text.secondary' }}>
          <Link component={RouterLink} to="/quality" underline="hover" color="inherit">
            Quality
          </Link>
          <Icon path={mdiChevronRight} size={14} />
          <Mono>{process}</Mono>
        </Box>
        <Typography variant="h1">{label}</Typography>
      </Box>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiBullseyeArrow} size={16} />}
        onClick={onTargets}
        sx={{ mt: 2 }}
      >
        Targets
      </Button>
    </Box>
  );
}
