import { mdiAlertCircleOutline, mdiAlertOutline, mdiChevronDown, mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Finding } from '../../../../contract/resolution.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { resolveAddress } from '../resolution/resolve-address.ts';
import { withoutSubject } from './coordinate-parts.ts';
import { CycleDiagram } from './cycle-diagram.tsx';
import { LinkedText } from './linked-text.tsx';

/** One finding: which version, what is wrong in words, the way to what helps. */
export function FindingCard({ finding }: { finding: Finding }): ReactNode {
  const { kind, severity, coordinate, version, path, replacement = '' } = finding;
  const text = withoutSubject(finding.text, coordinate, version);
  // The way round is drawn below: written out, it may be thousands of names long.
  const said = kind === 'cycle' ? text.replace(/: .*$/su, '.') : text;
  const grave = severity === 'error';
  return (
    <Box sx={cardStyles}>
      <Box sx={{ color: grave ? 'error.main' : 'warning.main', pt: '2px' }}>
        <Icon
          path={grave ? mdiAlertCircleOutline : mdiAlertOutline}
          size={16}
          title={grave ? 'Error' : 'Warning'}
        />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link component={RouterLink} to={artifactAddress(coordinate, version, 'dependencies')}>
          <Mono>
            {coordinate}@{version}
          </Mono>
        </Link>
        <div>
          <LinkedText text={said} coordinates={[...path.slice(-1), plainOf(replacement)]} />
        </div>
        {kind === 'cycle' ? <CycleDiagram path={path} /> : null}
        <Why finding={finding} />
      </Box>
      {kind === 'deprecated' ? null : (
        <Button
          component={RouterLink}
          to={resolveAddress(coordinate, version)}
          aria-label={`Resolve this: ${coordinate}@${version}`}
          sx={{ flexShrink: 0 }}
        >
          Resolve this
        </Button>
      )}
    </Box>
  );
}

/** A coordinate without a version behind it. */
function plainOf(coordinate: string): string {
  return coordinate.replace(/@.*$/u, '');
}

/** The derivation, folded away: the card says the outcome already. */
function Why({ finding }: { finding: Finding }): ReactNode {
  const [open, setOpen] = useState(false);
  const lines = finding.explanation ?? [];
  if (lines.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        startIcon={<Icon path={open ? mdiChevronDown : mdiChevronRight} size={16} />}
        onClick={() => setOpen(!open)}
        sx={{ ml: -2, minHeight: 26, py: 0 }}
      >
        Why
      </Button>
      {open ? (
        <Box component="ol" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
          {lines.map((line) => (
            <Box
              component="li"
              key={`${line.number ?? ''}:${line.text}`}
              sx={{ display: 'grid', gridTemplateColumns: '32px 1fr', py: 0.5 }}
            >
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {line.number === undefined ? '' : `(${line.number})`}
              </Box>
              <span>{line.text}</span>
            </Box>
          ))}
        </Box>
      ) : null}
    </>
  );
}

const cardStyles = {
  display: 'flex',
  gap: 2.5,
  alignItems: 'flex-start',
  px: 4,
  py: 2.5,
  fontSize: 13,
  borderBottom: 1,
  borderColor: 'divider',
  overflowWrap: 'anywhere',
} as const;
