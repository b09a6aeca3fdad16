import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { Claim } from '../../../../contract/quality-demonstrations.ts';
import { countText } from '../../../ui/count-text.ts';
import { timeText } from '../chart/value-words.ts';
import { planHeadline, shortPercent, timesText } from './demonstration-words.ts';

export interface Plan {
  claim: Claim;
  trials: number;
  text: string;
  risk: readonly { times: number; passes: number }[];
  alternatives: readonly { allowed: number; trials: number }[];
}

interface PlanViewProps {
  plan: Plan;
  /** Trials a second, where that is known. */
  pace: number | undefined;
  onAllowed(allowed: number): void;
}

/** What a claim takes, what allowing failures costs, and how easily the plan errs. */
export function PlanView({ plan, pace, onAllowed }: PlanViewProps): ReactNode {
  const { claim, trials, text, risk, alternatives } = plan;
  return (
    <>
      <Box role="status">
        <Box sx={{ fontSize: 18, fontWeight: 650 }}>{planHeadline(trials, claim.allowed)}</Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mt: 0.5 }}>{text}</Box>
        {pace === undefined ? null : (
          <Box sx={{ fontSize: 13, mt: 0.5 }}>
            That takes about {timeText((trials / pace) * 1_000)} at the pace of the last time here.
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 4 }}>
        <Box component="table" sx={{ ...tableStyles, flex: '1 1 200px' }}>
          <caption>Failures allowed, and the trials they take</caption>
          <thead>
            <tr>
              <th scope="col">Allowed</th>
              <th scope="col" data-end>
                Trials
              </th>
              <th scope="col">
                <span aria-hidden> </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {alternatives.map(({ allowed, trials: needed }) => (
              <tr key={allowed} data-chosen={allowed === claim.allowed}>
                <td>{allowed}</td>
                <td data-end>{countText(needed)}</td>
                <td data-end>
                  {allowed === claim.allowed ? (
                    'chosen'
                  ) : (
                    <Button
                      size="small"
                      aria-label={`Choose ${allowed} allowed`}
                      sx={{ minHeight: 0, py: 0, lineHeight: 1.5 }}
                      onClick={() => onAllowed(allowed)}
                    >
                      Choose
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Box>
        <Box component="table" sx={{ ...tableStyles, flex: '1.4 1 260px' }}>
          <caption>How likely the plan passes, by the true rate of defects</caption>
          <thead>
            <tr>
              <th scope="col">True rate</th>
              <th scope="col" data-end>
                Passes
              </th>
              <th scope="col">And that is</th>
            </tr>
          </thead>
          <tbody>
            {risk.map(({ times, passes }) => (
              <tr key={times}>
                <td>{timesText(times)}</td>
                <td data-end>{shortPercent(passes)}</td>
                <td>
                  {times < 1 ? (
                    'right'
                  ) : (
                    <Box component="span" sx={{ color: 'error.main' }}>
                      wrong
                    </Box>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </>
  );
}

const tableStyles = {
  borderCollapse: 'collapse',
  fontSize: 12.5,
  '& caption': { textAlign: 'start', color: 'text.secondary', pb: 1 },
  '& th': { textAlign: 'start', fontWeight: 600, color: 'text.secondary' },
  '& th, & td': { py: 0.75, pr: 3, borderBottom: 1, borderColor: 'divider', whiteSpace: 'nowrap' },
  '& [data-end]': { textAlign: 'end' },
  '& tr[data-chosen="true"] td': { fontWeight: 650 },
} as const;
