import {
  mdiBullseyeArrow,
  mdiChartLine,
  mdiDownloadOutline,
  mdiNoteEditOutline,
  mdiPause,
  mdiPlay,
  mdiSigma,
  mdiSnowflake,
  mdiTable,
} from '@mdi/js';
import { useCommand } from '../../../app/commands.tsx';
import type { ExportFormat } from './use-chart-export.ts';

interface ChartCommands {
  paused: boolean;
  onPaused(paused: boolean): void;
  onTable(): void;
  onFreeze(): void;
  onAnnotate(): void;
  onTargets(): void;
  onRules(): void;
  onExport(format: ExportFormat): void;
  onFocus(): void;
}

const section = 'Quality: chart';

/** What can be done with a chart, in the palette and by key. */
export function useChartCommands(commands: ChartCommands): void {
  const { paused } = commands;
  useCommand({
    id: 'quality.focus',
    title: 'To the chart',
    keys: 'c',
    section,
    icon: mdiChartLine,
    run: commands.onFocus,
  });
  useCommand({
    id: 'quality.pause',
    title: paused ? 'Go on with the live chart' : 'Pause the live chart',
    keys: 'l',
    section,
    icon: paused ? mdiPlay : mdiPause,
    run: () => commands.onPaused(!paused),
  });
  useCommand({
    id: 'quality.table',
    title: 'Chart or table',
    keys: 't',
    section,
    icon: mdiTable,
    run: commands.onTable,
  });
  useCommand({
    id: 'quality.freeze',
    title: 'Freeze limits…',
    section,
    icon: mdiSnowflake,
    run: commands.onFreeze,
  });
  useCommand({
    id: 'quality.annotate',
    title: 'Note a cause…',
    keys: 'a',
    section,
    icon: mdiNoteEditOutline,
    run: commands.onAnnotate,
  });
  useCommand({
    id: 'quality.targets',
    title: 'Targets…',
    section,
    icon: mdiBullseyeArrow,
    run: commands.onTargets,
  });
  useCommand({
    id: 'quality.rules',
    title: 'What the rules cost…',
    section,
    icon: mdiSigma,
    run: commands.onRules,
  });
  useCommand({
    id: 'quality.csv',
    title: 'Export the chart as CSV',
    section,
    icon: mdiDownloadOutline,
    run: () => commands.onExport('csv'),
  });
  useCommand({
    id: 'quality.png',
    title: 'Export the chart as a picture',
    section,
    icon: mdiDownloadOutline,
    run: () => commands.onExport('png'),
  });
  // The chart itself hears these; they are named here so that the sheet of shortcuts shows them.
  useCommand({
    id: 'quality.points',
    title: 'From point to point (in the chart)',
    keys: '← →',
    section,
    hidden: true,
    run: commands.onFocus,
  });
  useCommand({
    id: 'quality.nextSignal',
    title: 'Next signal (in the chart)',
    keys: 'n',
    section,
    hidden: true,
    run: commands.onFocus,
  });
  useCommand({
    id: 'quality.previousSignal',
    title: 'Previous signal (in the chart)',
    keys: 'p',
    section,
    hidden: true,
    run: commands.onFocus,
  });
  useCommand({
    id: 'quality.zoom',
    title: 'Zoom, show all (in the chart)',
    keys: '+ - 0',
    section,
    hidden: true,
    run: commands.onFocus,
  });
}
