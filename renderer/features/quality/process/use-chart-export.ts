import type { RefObject } from 'react';
import type { ChartInput } from '../../../../contract/control-chart.ts';
import { useClient } from '../../../app/host-context.ts';
import { saveBlob } from '../../../ui/save-blob.ts';
import { saveText } from '../../../ui/save-text.ts';
import { useToast } from '../../../ui/toast-context.ts';
import { chartPicture } from '../chart/chart-picture.ts';
import type { ChartHandle } from '../chart/control-chart.tsx';
import type { LiveChart } from '../chart/use-live-chart.ts';
import { chartTypeWords, metricWords } from '../chart-words.ts';

export type ExportFormat = 'png' | 'csv' | 'json';

/** Gives the person what is shown as a file. */
export function useChartExport(
  handle: RefObject<ChartHandle | null>,
  live: LiveChart | undefined,
  input: ChartInput,
): (format: ExportFormat) => void {
  const client = useClient();
  const toast = useToast();
  const picture = async ({ chart }: LiveChart): Promise<void> => {
    const canvases = handle.current?.canvases() ?? [];
    if (canvases.length === 0)
      return toast.show({ message: 'Show the chart before you save its picture.', severity: 'info' });
    const title = `${chart.label}: ${metricWords[chart.metric]}, ${chartTypeWords[chart.type].name}`;
    const blob = await chartPicture(document.body, canvases, chart, title);
    saveBlob(`${chart.process.replace(':', '-')}-${chart.type}.png`, blob);
  };
  const text = async (format: 'csv' | 'json'): Promise<void> => {
    const { fileName, text: content, mediaType } = await client.quality.export({ ...input, format });
    saveText(fileName, content, mediaType);
  };
  return (format) => {
    if (live === undefined) return;
    (format === 'png' ? picture(live) : text(format)).catch(toast.error);
  };
}
