import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { type ReactNode, useState } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { chipBoxStyles } from './chip-box-styles.ts';
import { bestMatch, type MatchedVersion, withheldCount } from './match-state.ts';
import { moveAmongButtons } from './move-among-buttons.ts';
import { VersionChips } from './version-chips.tsx';

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
      <Box
        sx={chipBoxStyles}
        tabIndex={0}
        role="group"
        aria-label="Versions, highest first; arrows move"
        onKeyDown={moveAmongButtons}
      >
        <VersionChips
          key={`${only}:${shown.findIndex(({ matches }) => matches)}`}
          versions={shown}
          best={best}
          chosen={basis}
          onChoose={onBasis}
        />
        {shown.length === 0 ? (
          <p>{total === 0 ? 'It has no version yet.' : 'None of them matches.'}</p>
        ) : null}
        {onAll === undefined ? null : (
          <Button size="small" onClick={onAll}>
            Load all {countText(total)}
          </Button>
        )}
      </Box>
    </Box>
  );
}
