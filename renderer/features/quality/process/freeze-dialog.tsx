import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import { useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import type { ChartAxis } from '../chart/chart-series.ts';
import type { LiveChart } from '../chart/use-live-chart.ts';
import { pointsWithin } from './chart-view-state.ts';
import type { Stretch } from './process-state.ts';
import { leastReason, ReasonField } from './reason-fields.tsx';
import { StretchPicker } from './stretch-picker.tsx';

/** Limits from fewer points are provisional. */
const enoughPoints = 25;

interface FreezeDialogProps {
  live: LiveChart;
  axis: ChartAxis;
  initial: Stretch;
  onFrozen(warnings: readonly string[]): void;
  onClose(): void;
}

/** Fix limits on a stretch of points that shows the process as it should be: an explicit, named, versioned act. */
export default function FreezeDialog({
  live,
  axis,
  initial,
  onFrozen,
  onClose,
}: FreezeDialogProps): ReactNode {
  const client = useClient();
  const [stretch, setStretch] = useState(initial);
  const [reason, setReason] = useState('');
  const { process, metric, grain, type } = live.chart;
  const points = pointsWithin(live.series, stretch);
  return (
    <FormDialog
      wide
      title="Freeze limits"
      submitLabel="Freeze"
      ready={reason.trim().length >= leastReason && points > 1}
      onClose={onClose}
      onSubmit={async () => {
        const { warnings } = await client.quality.freezeLimits({
          process,
          metric,
          grain,
          type,
          from: new Date(stretch.from).toISOString(),
          to: new Date(stretch.to).toISOString(),
          reason: reason.trim(),
        });
        onFrozen(warnings);
      }}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        Drag over the points that show the process as it should be. Limits are computed from them once, get a
        version of their own and judge every later point. Earlier versions stay in the history.
      </Box>
      <StretchPicker live={live} axis={axis} stretch={stretch} onStretch={setStretch} />
      {points < enoughPoints ? (
        <Alert severity="warning">
          {points < 2
            ? 'Choose at least two points.'
            : `Limits from fewer than ${enoughPoints} points are provisional: they will be marked so, and may be far off. About 100 points are a good baseline.`}
        </Alert>
      ) : null}
      <ReasonField
        label="Reason"
        placeholder="The first quiet week after the upgrade"
        required
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
