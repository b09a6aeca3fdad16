import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { countText } from '../../../ui/count-text.ts';
import { Mono } from '../../../ui/mono.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { boundText, claimText, stateLooks } from './demonstration-words.ts';

interface EndedTableProps {
  demonstrations: readonly Demonstration[];
  onReport(demonstration: Demonstration): void;
}

/** Every demonstration that ended, whatever came of it, newest first. */
export function EndedTable({ demonstrations, onReport }: EndedTableProps): ReactNode {
  return (
    <Box component="table" aria-label="Ended demonstrations" sx={tableStyles}>
      <thead>
        <tr>
          {['Outcome', 'Operation', 'Claim', 'Trials', 'Failures', 'Upper bound', 'Ended', 'Report'].map(
            (name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {demonstrations.map((each) => (
          <tr key={each.id} title={each.verdict}>
            <td>
              <ToneChip {...stateLooks[each.state]} />
            </td>
            <td>
              {each.label}
              <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>
                <Mono>{each.scenario}</Mono>
              </Box>
            </td>
            <td>{claimText(each.claim)}</td>
            <td>
              {countText(each.done)}
              <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>of {countText(each.planned)}</Box>
            </td>
            <td>{countText(each.failures)}</td>
            <td>{each.state === 'cancelled' ? 'nothing shown' : boundText(each.upperPpm)}</td>
            <td>
              <RelativeTime value={each.endedAt ?? each.createdAt} />
              <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>by {each.by}</Box>
            </td>
            <td>
              <Button
                aria-label={`Report of ${each.label}, ${stateLooks[each.state].label}`}
                onClick={() => onReport(each)}
              >
                Report
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

const tableStyles = {
  width: '100%',
  minWidth: 860,
  borderCollapse: 'collapse',
  fontSize: 13,
  '& th': { textAlign: 'start', fontSize: 12, fontWeight: 600, color: 'text.secondary' },
  '& th, & td': { px: 3, py: 1.5, borderBottom: 1, borderColor: 'divider', verticalAlign: 'top' },
  '& tbody tr:last-child td': { borderBottom: 0 },
  '& tbody tr:hover': { bgcolor: 'action.hover' },
} as const;
