import Box from '@mui/material/Box';
import { BarChart } from '@mui/x-charts/BarChart';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import type { ReactNode } from 'react';
import type { Capability, Panel } from '../../../../contract/control-chart.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { valueText } from '../chart/value-words.ts';

const units: Record<string, Panel['unit']> = { ms: 'ms', bytes: 'bytes', share: 'share' };

/** How often each size of value occurred, with the limits it is to keep to. */
export default function CapabilityHistogram({ capability }: { capability: Capability }): ReactNode {
  const { histogram, upperLimit, lowerLimit } = capability;
  const unit = units[capability.unit] ?? 'count';
  const labels = histogram.map(({ from, to }) => `${valueText(from, unit)} – ${valueText(to, unit)}`);
  const binOf = (limit: number): string | undefined =>
    labels[histogram.findIndex(({ from, to }) => from <= limit && limit < to)];
  const lines = [
    ['Upper limit', upperLimit],
    ['Lower limit', lowerLimit],
  ] as const;
  return (
    <Box>
      <BarChart
        height={240}
        skipAnimation
        hideLegend
        margin={{ left: 0, right: 8, top: 24, bottom: 0 }}
        series={[
          {
            data: histogram.map(({ count }) => count),
            label: 'Operations',
            color: 'var(--hyper-palette-info-main)',
          },
        ]}
        xAxis={[
          {
            data: labels,
            scaleType: 'band',
            categoryGapRatio: 0.06,
            valueFormatter: (label: string, { location }) =>
              location === 'tick' ? (label.split(' – ')[0] ?? label) : label,
            tickLabelInterval: (_label, index) => index % Math.ceil(labels.length / 6) === 0,
          },
        ]}
        yAxis={[{ width: 44 }]}
      >
        {lines.map(([name, limit]) => {
          const bin = limit === undefined ? undefined : binOf(limit);
          return limit === undefined || bin === undefined ? null : (
            <ChartsReferenceLine
              key={name}
              x={bin}
              label={`${name} ${valueText(limit, unit)}`}
              labelAlign="start"
              lineStyle={{ stroke: 'var(--hyper-palette-error-main)', strokeWidth: 1.5 }}
              spacing={{ x: labels.indexOf(bin) > labels.length / 2 ? -5 : 5, y: 5 }}
              labelStyle={{
                textAnchor: labels.indexOf(bin) > labels.length / 2 ? 'end' : 'start',
                fontSize: 11,
                fill: 'var(--hyper-palette-error-main)',
              }}
            />
          );
        })}
      </BarChart>
      <Box component="p" sx={{ fontSize: 12, color: 'text.secondary', m: 0 }}>
        {lines.map(([name, limit]) =>
          limit === undefined
            ? ''
            : `${name} ${valueText(limit, unit)}${binOf(limit) === undefined ? ', beyond everything that occurred. ' : '. '}`,
        )}
      </Box>
      <Box component="table" sx={visuallyHidden}>
        <caption>How often each size of value occurred</caption>
        <tbody>
          {histogram.map(({ count }, index) => (
            <tr key={labels[index]}>
              <th scope="row">{labels[index]}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
