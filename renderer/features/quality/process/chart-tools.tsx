import {
  mdiChartLine,
  mdiDownloadOutline,
  mdiMagnifyMinusOutline,
  mdiNoteEditOutline,
  mdiPause,
  mdiPlay,
  mdiSnowflake,
  mdiTable,
} from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import type { ChartAxis } from '../chart/chart-series.ts';
import type { ExportFormat } from './use-chart-export.ts';

interface ChartToolsProps {
  paused: boolean;
  onPaused(paused: boolean): void;
  axis: ChartAxis;
  onAxis(axis: ChartAxis): void;
  table: boolean;
  onTable(table: boolean): void;
  zoomed: boolean;
  onReset(): void;
  onFreeze(): void;
  onAnnotate(): void;
  onExport(format: ExportFormat): void;
}

/** What can be done with the chart as it is. */
export function ChartTools(props: ChartToolsProps): ReactNode {
  const { paused, axis, table, zoomed } = props;
  return (
    <Box
      role="toolbar"
      aria-label="Chart"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}
    >
      {zoomed ? (
        <Button startIcon={<Icon path={mdiMagnifyMinusOutline} size={16} />} onClick={props.onReset}>
          Show all
        </Button>
      ) : null}
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Horizontal axis"
        value={axis}
        onChange={(_event, next: ChartAxis | null) => {
          if (next !== null) props.onAxis(next);
        }}
      >
        <ToggleButton value="time">Time</ToggleButton>
        <ToggleButton value="order">Order</ToggleButton>
      </ToggleButtonGroup>
      <Tool
        label={paused ? 'Go on' : 'Pause'}
        icon={paused ? mdiPlay : mdiPause}
        onClick={() => props.onPaused(!paused)}
      />
      <Tool
        label={table ? 'Show as a chart' : 'Show as a table'}
        icon={table ? mdiChartLine : mdiTable}
        onClick={() => props.onTable(!table)}
      />
      <Tool label="Annotate…" icon={mdiNoteEditOutline} onClick={props.onAnnotate} />
      <Tool label="Freeze limits…" icon={mdiSnowflake} onClick={props.onFreeze} />
      <ExportMenu onExport={props.onExport} />
    </Box>
  );
}

const formats: readonly [ExportFormat, string][] = [
  ['png', 'Picture (PNG), with limits and rules'],
  ['csv', 'Table (CSV), with limits and rules'],
  ['json', 'Everything (JSON)'],
];

function ExportMenu({ onExport }: { onExport(format: ExportFormat): void }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Tooltip title="Export">
        <IconButton
          aria-label="Export"
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Icon path={mdiDownloadOutline} />
        </IconButton>
      </Tooltip>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        {formats.map(([format, label]) => (
          <MenuItem
            key={format}
            onClick={() => {
              setAnchor(undefined);
              onExport(format);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: string; onClick(): void }): ReactNode {
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={onClick}>
        <Icon path={icon} />
      </IconButton>
    </Tooltip>
  );
}
