import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { artifactAddress } from '../search/browse-state.ts';

interface ArtifactLinkProps {
  /** `namespace/name`, with a version, range or tag behind an @ where one was given; or any other words. */
  coordinate: string;
  /** Words before it, inside nothing clickable. */
  before?: string;
}

const coordinateShape = /^(?<path>[a-z][a-z0-9.-]*\/[a-z0-9][a-z0-9._-]*)(?:@(?<selector>\S+))?$/u;
const exactVersion = /^\d+\.\d+\.\d+/u;

/** A replacement as a link to that artifact; words that name none stay words. */
export function ArtifactLink({ coordinate, before = '' }: ArtifactLinkProps): ReactNode {
  const parts = coordinateShape.exec(coordinate)?.groups;
  if (parts?.path === undefined) return `${before}${coordinate}`;
  const version = exactVersion.test(parts.selector ?? '') ? parts.selector : undefined;
  return (
    <>
      {before}
      <Link
        component={RouterLink}
        to={artifactAddress(parts.path, version)}
        title={coordinate}
        onClick={(event) => event.stopPropagation()}
      >
        {coordinate}
      </Link>
    </>
  );
}
