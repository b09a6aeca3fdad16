import Link from '@mui/material/Link';
import { Fragment, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { artifactAddress } from '../../search/browse-state.ts';
import { linkParts } from './explanation-text.ts';

interface LinkedTextProps {
  text: string;
  /** Coordinates that are links where they stand in the text. */
  known: ReadonlySet<string>;
}

/** A sentence whose package names lead to the packages. */
export function LinkedText({ text, known }: LinkedTextProps): ReactNode {
  let at = 0;
  return linkParts(text, known).map((part) => {
    at += part.text.length;
    return part.coordinate === undefined ? (
      <Fragment key={at}>{part.text}</Fragment>
    ) : (
      <Link key={at} component={RouterLink} to={artifactAddress(part.coordinate, part.version)}>
        {part.text}
      </Link>
    );
  });
}
