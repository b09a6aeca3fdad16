import { mdiArrowRight, mdiArrowULeftTop } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Link from '@mui/material/Link';
import { Fragment, type ReactNode, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { cycleSteps } from './cycle-steps.ts';

/** A cycle drawn as a chain that comes back to where it began. */
export function CycleDiagram({ path }: { path: readonly string[] }): ReactNode {
  const [whole, setWhole] = useState(false);
  const steps = cycleSteps(path, whole);
  return (
    <Box component="ol" aria-label="The way round" sx={chainStyles}>
      {steps.map((step, index) => {
        const last = index === steps.length - 1;
        const key = step.type === 'gap' ? 'gap' : `${step.coordinate}:${last ? 'again' : 'first'}`;
        return (
          <Fragment key={key}>
            <li className={last ? 'again' : ''}>
              {index === 0 ? null : <Icon path={mdiArrowRight} size={14} />}
              {step.type === 'gap' ? (
                <ButtonBase onClick={() => setWhole(true)}>{countText(step.left)} more</ButtonBase>
              ) : (
                <Link component={RouterLink} to={artifactAddress(step.coordinate)} title={step.coordinate}>
                  {step.name}
                </Link>
              )}
              {last ? <Icon path={mdiArrowULeftTop} size={14} title="back at the beginning" /> : null}
            </li>
          </Fragment>
        );
      })}
    </Box>
  );
}

const chainStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1,
  m: 0,
  my: 1,
  p: 0,
  listStyle: 'none',
  fontSize: 12.5,
  color: 'text.secondary',
  '& li': { display: 'inline-flex', alignItems: 'center', gap: 1 },
  '& a, & button': {
    font: 'inherit',
    display: 'inline-block',
    px: 2,
    py: 0.5,
    border: 1,
    borderColor: 'divider',
    borderRadius: '6px',
    bgcolor: 'background.paper',
    color: 'text.primary',
    textDecoration: 'none',
  },
  '& a:hover, & button:hover': { borderColor: 'primary.main', color: 'primary.main' },
  '& .again a': { borderStyle: 'dashed', color: 'text.secondary' },
} as const;
