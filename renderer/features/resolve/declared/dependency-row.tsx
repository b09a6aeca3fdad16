import { mdiAlertOutline, mdiCheck, mdiClockAlertOutline, mdiClose, mdiPencilOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Dependency } from '../../../../contract/kinds.ts';
import { removalText } from '../../../../contract/notice.ts';
import type { Deprecation } from '../../../../contract/registry.ts';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { ArtifactLink } from '../../registry/artifact-link.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { rangeInWords } from '../constraint/range-words.ts';
import { declaredWords } from './declared-words.ts';

/** A dependency with what the registry holds for it. */
export interface DeclaredDependency extends Dependency {
  range: string;
  versions: number;
  matching: number;
  best?:
    | {
        version: string;
        deprecated?: Deprecation | undefined;
      }
    | undefined;
  problem?: string | undefined;
}

interface DependencyRowProps {
  dependency: DeclaredDependency;
  editable: boolean;
  onEdit(): void;
  onRemove(): void;
}

/** One dependency: what is asked for, what is there, what is wrong. */
export function DependencyRow({ dependency, editable, onEdit, onRemove }: DependencyRowProps): ReactNode {
  const { coordinate, range, versions, best, problem } = dependency;
  return (
    <Box component="li" sx={rowStyles}>
      <div className="line">
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {versions === 0 ? (
            <Mono>{coordinate}</Mono>
          ) : (
            <Link component={RouterLink} to={artifactAddress(coordinate)}>
              <Mono>{coordinate}</Mono>
            </Link>
          )}
        </Box>
        <Mono title={rangeInWords(range) ?? ''}>{range}</Mono>
        {editable ? (
          <Box sx={{ display: 'flex', my: -1 }}>
            <Tooltip title="Edit">
              <IconButton aria-label={`Edit the dependency on ${coordinate}`} onClick={onEdit}>
                <Icon path={mdiPencilOutline} size={16} />
              </IconButton>
            </Tooltip>
            <Tooltip title="Remove">
              <IconButton aria-label={`Remove the dependency on ${coordinate}`} onClick={onRemove}>
                <Icon path={mdiClose} size={16} />
              </IconButton>
            </Tooltip>
          </Box>
        ) : null}
      </div>
      <div className="quiet">{declaredWords(dependency)}</div>
      {problem === undefined ? null : (
        <Said icon={mdiAlertOutline} color="warning.main">
          {problem}
        </Said>
      )}
      {best === undefined ? null : (
        <Said icon={best.deprecated === undefined ? mdiCheck : mdiClockAlertOutline} color="text.secondary">
          <Link component={RouterLink} to={artifactAddress(coordinate, best.version)}>
            {best.version}
          </Link>{' '}
          would be chosen; {countText(dependency.matching)} of {countText(versions)} match
          <Replacement deprecated={best.deprecated} />
        </Said>
      )}
    </Box>
  );
}

function Replacement({ deprecated }: { deprecated: Deprecation | undefined }): ReactNode {
  if (deprecated === undefined) return null;
  const { reason, replacement } = deprecated;
  const removal = removalText(deprecated, Date.now());
  return (
    <>
      ; deprecated: {reason}
      {replacement === undefined ? null : (
        <>
          ; use <ArtifactLink coordinate={replacement} />
        </>
      )}
      {removal === '' ? '' : `; ${removal}`}
    </>
  );
}

function Said({ icon, color, children }: { icon: string; color: string; children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1.5, color, overflowWrap: 'anywhere' }}>
      <Box component="span" sx={{ pt: '2px' }}>
        <Icon path={icon} size={15} />
      </Box>
      <span>{children}</span>
    </Box>
  );
}

const rowStyles = {
  display: 'flex',
  flexDirection: 'column',
  gap: 0.5,
  py: 2,
  fontSize: 13,
  borderTop: 1,
  borderColor: 'divider',
  contentVisibility: 'auto',
  containIntrinsicSize: 'auto 76px',
  '& .line': { display: 'flex', gap: 3, alignItems: 'baseline' },
  '& .quiet': { color: 'text.secondary', overflowWrap: 'anywhere' },
} as const;
