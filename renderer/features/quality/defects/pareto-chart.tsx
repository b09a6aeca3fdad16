import Box from '@mui/material/Box';
import { BarPlot } from '@mui/x-charts/BarChart';
import { ChartsAxisHighlight } from '@mui/x-charts/ChartsAxisHighlight';
import { ChartsContainer } from '@mui/x-charts/ChartsContainer';
import { ChartsTooltip } from '@mui/x-charts/ChartsTooltip';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import { LinePlot, MarkPlot } from '@mui/x-charts/LineChart';
import type { ReactNode } from 'react';
import type { DefectClass } from '../../../../contract/quality-figures.ts';
import { classWords, processLabel } from './defect-words.ts';

/** Bars that can be told apart. */
const mostBars = 12;

/** The most frequent classes of defects as bars, with what they add up to as a line. The table below says the same. */
export default function ParetoChart({ classes }: { classes: readonly DefectClass[] }): ReactNode {
  const shown = classes.slice(0, mostBars);
  const names = shown.map(
    ({ process, class: name, code }) => `${classWords[name].name}: ${processLabel(process)} (${code})`,
  );
  return (
    <Box aria-hidden sx={{ height: 260 }}>
      <ChartsContainer
        height={260}
        skipAnimation
        margin={{ left: 0, right: 0, top: 16, bottom: 0 }}
        series={[
          {
            type: 'bar',
            label: 'Defects',
            yAxisId: 'count',
            data: shown.map(({ count }) => count),
            color: 'var(--hyper-palette-error-main)',
          },
          {
            type: 'line',
            label: 'Of all, so far',
            yAxisId: 'share',
            data: shown.map(({ cumulative }) => cumulative * 100),
            valueFormatter: (value) => `${(value ?? 0).toFixed(1)} %`,
            color: 'var(--hyper-palette-info-main)',
            showMark: true,
          },
        ]}
        xAxis={[
          {
            id: 'class',
            data: names,
            scaleType: 'band',
            categoryGapRatio: 0.3,
            valueFormatter: (name: string, { location }) =>
              location === 'tick' ? (name.split(':')[0] ?? name) : name,
          },
        ]}
        yAxis={[
          { id: 'count', position: 'left', width: 48, min: 0 },
          {
            id: 'share',
            position: 'right',
            width: 52,
            min: 0,
            max: 100,
            valueFormatter: (value: number) => `${value} %`,
          },
        ]}
      >
        <BarPlot />
        <LinePlot />
        <MarkPlot />
        <ChartsXAxis axisId="class" />
        <ChartsYAxis axisId="count" />
        <ChartsYAxis axisId="share" />
        <ChartsAxisHighlight x="band" />
        <ChartsTooltip trigger="axis" />
      </ChartsContainer>
    </Box>
  );
}
