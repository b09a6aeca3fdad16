import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Mono } from '../../../ui/mono.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { pathWords } from './related-words.ts';

/** A version that leads to the one looked at, and by which way. */
export interface Related {
  versionId: string;
  coordinate: string;
  version: string;
  depth: number;
  constraint: string;
  type: string;
  path: readonly string[];
}

interface RelatedRowProps {
  related: Related;
  /** Without links, where leaving would lose what is being asked. */
  plain?: boolean;
  /** Before the range. */
  chip?: ReactNode;
  /** A line below. */
  note?: string;
}

/** Pixels a row takes mostly. */
export const relatedRowHeight = 54;

/** One dependent: who, what it asks for, and over whom. */
export function RelatedRow({ related, plain = false, chip, note }: RelatedRowProps): ReactNode {
  const { coordinate, version, depth, constraint, type, path } = related;
  const name = (
    <Mono>
      {coordinate}@{version}
    </Mono>
  );
  return (
    <Box sx={rowStyles}>
      <div className="line">
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {plain ? (
            name
          ) : (
            <Link component={RouterLink} to={artifactAddress(coordinate, version)}>
              {name}
            </Link>
          )}
        </Box>
        {chip}
        <Mono>{constraint}</Mono>
      </div>
      <div className="quiet">
        {depth === 1 ? 'direct' : `${depth} steps`} · {type}
        {depth === 1 ? null : (
          <>
            {' · '}
            <Mono title={path.join(' → ')}>{pathWords(path)}</Mono>
          </>
        )}
      </div>
      {note === undefined || note === '' ? null : <div className="quiet">{note}</div>}
    </Box>
  );
}

const rowStyles = {
  px: 3,
  py: 1.5,
  fontSize: 13,
  borderBottom: 1,
  borderColor: 'divider',
  overflowWrap: 'anywhere',
  '& .line': { display: 'flex', gap: 2, alignItems: 'baseline' },
  '& .quiet': { color: 'text.secondary', fontSize: 12.5 },
} as const;
