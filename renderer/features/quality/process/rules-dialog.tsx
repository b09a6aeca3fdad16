import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Radio from '@mui/material/Radio';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { timeText } from '../chart/value-words.ts';
import { isKeyOf, type RuleSet, ruleSetWords } from '../chart-words.ts';

interface RulesDialogProps {
  rules: RuleSet;
  /** Points an hour at the present rate; undefined: not known. */
  perHour: number | undefined;
  onRules(rules: RuleSet): void;
  onClose(): void;
}

/** What each set of rules costs in false signals, and how soon it sees a shift: the two sides of one choice. */
export default function RulesDialog({ rules, perHour, onRules, onClose }: RulesDialogProps): ReactNode {
  const api = useApi();
  const titleId = useId();
  const { data, error, isPending } = useQuery(
    api.quality.falseAlarms.queryOptions({ input: perHour === undefined ? {} : { perHour } }),
  );
  const sets = data?.sets ?? [];
  const shifts = sets[0]?.shifts ?? [];
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>What the rules cost</DialogTitle>
      <DialogContent>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 3, maxWidth: 680 }}>
          More rules see a change sooner and cry wolf more often. The first figure is the price: points
          between two false signals while nothing is wrong. The others say how many points pass until a shift
          of so many sigma is seen. All hold for independent, normal values and known limits; limits from few
          points are worse.
        </Box>
        {error === null ? null : <ErrorState error={error} />}
        {isPending ? <LoadingSkeleton lines={6} /> : null}
        {sets.length === 0 ? null : (
          <Table size="small" aria-label="False signals of each set of rules">
            <TableHead>
              <TableRow>
                <TableCell padding="checkbox" />
                <TableCell>Rules</TableCell>
                <TableCell align="right">False signal every</TableCell>
                {shifts.slice(1).map((shift) => (
                  <TableCell key={shift} align="right">{`${shift}σ shift`}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {sets.map((set) => {
                const [falseEvery, ...seen] = set.averageRunLengths;
                const choice = isKeyOf(ruleSetWords, set.rules) ? set.rules : undefined;
                return (
                  <TableRow key={set.rules} selected={set.rules === rules}>
                    <TableCell padding="checkbox">
                      {choice === undefined ? null : (
                        <Radio
                          size="small"
                          checked={choice === rules}
                          onChange={() => onRules(choice)}
                          slotProps={{ input: { 'aria-label': set.label } }}
                        />
                      )}
                    </TableCell>
                    <TableCell>
                      {set.label}
                      {choice === undefined ? (
                        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
                          a chart of its own: choose it as the chart
                        </Box>
                      ) : null}
                    </TableCell>
                    <TableCell align="right">
                      {countText(Math.round(falseEvery ?? 0))} points
                      {set.seconds === undefined ? null : (
                        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
                          {timeText(set.seconds * 1_000)}
                        </Box>
                      )}
                    </TableCell>
                    {seen.map((points, index) => (
                      <TableCell key={shifts[index + 1]} align="right">
                        {points.toFixed(1)}
                      </TableCell>
                    ))}
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
