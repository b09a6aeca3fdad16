import { mdiCheckBold } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { type ReactNode, useState } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { bestMatch, isOffered, type MatchedVersion, versionNote, withheldCount } from './match-state.ts';

interface MatchListProps {
  versions: readonly MatchedVersion[];
  total: number;
  matching: number;
  /** Make the quick choices around this version. */
  basis: string | undefined;
  onBasis(version: string): void;
  /** Ask for all versions, when these are the first of more. */
  onAll: (() => void) | undefined;
  /** The answer to what was typed is on its way. */
  stale: boolean;
}

/** The versions there are, highest first, those in the range filled and the one that would be chosen marked. */
export function MatchList(props: MatchListProps): ReactNode {
  const { versions, total, matching, basis, onBasis, onAll, stale } = props;
  const [only, setOnly] = useState(false);
  const best = bestMatch(versions);
  const withheld = withheldCount(versions);
  const shown = only ? versions.filter(({ matches }) => matches) : versions;
  return (
    <Box component="section" aria-label="Matching versions" aria-busy={stale}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', minHeight: 32, columnGap: 3 }}>
        <Box role="status" sx={{ fontSize: 13, fontWeight: 600, flex: 1 }}>
          {countText(matching)} of {countText(total)} match
          {best === undefined ? null : (
            <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
              {', best '}
              <b>{best}</b>
            </Box>
          )}
          {withheld === 0 ? null : (
            <Box
              component="span"
              title="In the range, but yanked, archived or a draft: never chosen anew"
              sx={{ color: 'text.secondary', fontWeight: 400 }}
            >
              {' '}
              ({countText(withheld)} withheld)
            </Box>
          )}
        </Box>
        <FormControlLabel
          label="Only matching"
          control={<Checkbox size="small" checked={only} onChange={(_event, checked) => setOnly(checked)} />}
          slotProps={{ typography: { variant: 'body2' } }}
          sx={{ mr: 0 }}
        />
      </Box>
      <Box sx={boxStyles} tabIndex={0} role="group" aria-label="Versions, highest first">
        <ul>
          {shown.map((version) => (
            <VersionMark
              key={version.version}
              version={version}
              best={version.version === best}
              chosen={version.version === basis}
              onChoose={onBasis}
            />
          ))}
        </ul>
        {shown.length === 0 ? (
          <p>{total === 0 ? 'It has no version yet.' : 'None of them matches.'}</p>
        ) : null}
        {onAll === undefined ? null : (
          <Button size="small" onClick={onAll}>
            Show all {countText(total)}
          </Button>
        )}
      </Box>
    </Box>
  );
}

function VersionMark(props: {
  version: MatchedVersion;
  best: boolean;
  chosen: boolean;
  onChoose(version: string): void;
}): ReactNode {
  const { version, best, chosen, onChoose } = props;
  const note = versionNote(version, best);
  return (
    <li>
      <button
        type="button"
        className={[
          version.matches ? (isOffered(version) ? 'match' : 'withheld') : 'other',
          best ? 'best' : '',
          version.yanked ? 'yanked' : '',
          version.deprecated ? 'deprecated' : '',
        ].join(' ')}
        aria-pressed={chosen}
        title={`${version.version}: ${note}. Click to choose around it.`}
        onClick={() => onChoose(version.version)}
      >
        {best ? <Icon path={mdiCheckBold} size={12} /> : null}
        {version.version}
        <Box component="span" sx={visuallyHidden}>
          {' '}
          ({note})
        </Box>
      </button>
    </li>
  );
}

const boxStyles = {
  maxHeight: 148,
  overflow: 'auto',
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  p: 2,
  '& p': { m: 0, fontSize: 13, color: 'text.secondary' },
  '& ul': { m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 1 },
  '& button:not(.MuiButtonBase-root)': {
    font: 'inherit',
    fontSize: 12,
    fontVariantNumeric: 'tabular-nums',
    display: 'inline-flex',
    alignItems: 'center',
    gap: 1,
    px: 1.5,
    height: 22,
    border: 1,
    borderColor: 'divider',
    borderRadius: '5px',
    cursor: 'pointer',
    color: 'text.secondary',
    bgcolor: 'transparent',
  },
  '& button.match': {
    color: 'primary.main',
    borderColor: 'color-mix(in srgb, var(--hyper-palette-primary-main) 40%, transparent)',
    bgcolor: 'color-mix(in srgb, var(--hyper-palette-primary-main) 10%, transparent)',
  },
  '& button.withheld': { borderStyle: 'dashed', borderColor: 'text.secondary' },
  '& button.best': {
    color: 'primary.contrastText',
    bgcolor: 'primary.main',
    borderColor: 'primary.main',
    fontWeight: 650,
  },
  '& button.yanked': { textDecoration: 'line-through' },
  '& button.deprecated::after': {
    content: '""',
    width: 6,
    height: 6,
    borderRadius: '50%',
    bgcolor: 'warning.main',
  },
  '& button.best.deprecated::after': { bgcolor: 'warning.light' },
  '& button[aria-pressed="true"]': { outline: '2px solid', outlineColor: 'text.secondary', outlineOffset: 1 },
} as const;
