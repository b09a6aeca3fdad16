import Link from '@mui/material/Link';
import { Fragment, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { artifactAddress } from '../../search/browse-state.ts';
import { coordinateParts } from './coordinate-parts.ts';

/** A sentence in which the coordinates it speaks of lead to their artifacts. */
export function LinkedText({
  text,
  coordinates,
}: {
  text: string;
  coordinates: readonly string[];
}): ReactNode {
  let offset = 0;
  return coordinateParts(text, coordinates).map((part) => {
    const key = offset;
    offset += part.text.length;
    return part.isCoordinate ? (
      <Link key={key} component={RouterLink} to={artifactAddress(part.text)}>
        {part.text}
      </Link>
    ) : (
      <Fragment key={key}>{part.text}</Fragment>
    );
  });
}
