import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import { countText } from '../../../ui/count-text.ts';
import type { ChartAxis } from '../chart/chart-series.ts';
import { ControlChart } from '../chart/control-chart.tsx';
import type { LiveChart } from '../chart/use-live-chart.ts';
import { pointsWithin, stretchOf, viewOf } from './chart-view-state.ts';
import type { Stretch } from './process-state.ts';

interface StretchPickerProps {
  live: LiveChart;
  axis: ChartAxis;
  stretch: Stretch;
  onStretch(stretch: Stretch): void;
}

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** Choose a stretch of a chart by dragging over it; what is chosen fills the picture. */
export function StretchPicker({ live, axis, stretch, onStretch }: StretchPickerProps): ReactNode {
  const { series } = live;
  const [selected, setSelected] = useState<number>();
  const everything = stretchOf(series, axis, undefined);
  const whole = everything?.from === stretch.from && everything.to === stretch.to;
  return (
    <Box>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '6px', pt: 1 }}>
        <ControlChart
          live={live}
          axis={axis}
          height={220}
          hint="Drag over the points to choose them."
          view={whole ? undefined : viewOf(series, axis, stretch)}
          onView={(view) => {
            const next = stretchOf(series, axis, view);
            if (next !== undefined) onStretch(next);
          }}
          selected={selected}
          onSelected={setSelected}
          onOpen={setSelected}
        />
      </Box>
      <Box role="status" sx={{ fontSize: 13, mt: 2 }}>
        <strong>n = {countText(pointsWithin(series, stretch))}</strong>, {moment.format(stretch.from)} –{' '}
        {moment.format(stretch.to)}
      </Box>
    </Box>
  );
}
