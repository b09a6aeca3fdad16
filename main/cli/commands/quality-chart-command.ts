/** `hyper quality chart`: a control chart as text, once or as it goes on. */
import type { ChartInput } from '../../../contract/control-chart.ts';
import { type CommandRun, firstWord, type Invocation } from '../command.ts';
import { write, writeResult } from '../output.ts';
import { clean } from '../render-table.ts';
import { chartLines, pointLines } from './quality-chart-text.ts';
import { processOf } from './quality-text.ts';

const members = ['metric', 'grain', 'type', 'span', 'from', 'to', 'rules', 'most'] as const;

/** Which chart was typed. The core checks it as any other caller's. */
export function chartInputOf(invocation: Invocation): { process: string } & Partial<ChartInput> {
  const given = members.flatMap((name) =>
    invocation.options[name] === undefined ? [] : [[name, invocation.options[name]]],
  );
  return { ...Object.fromEntries(given), process: processOf(firstWord(invocation)) };
}

export const chartCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const input = chartInputOf(invocation);
  const asText = session.options.output === 'table';
  const width = process.stdout.columns || 100;
  const show = (lines: readonly string[]) => write(lines.map(clean).join('\n'));
  if (options.follow !== true) {
    const chart = await client.quality.chart(input, { signal: session.signal });
    if (asText) show(chartLines(chart, width));
    else await writeResult(chart, session.options.output);
    return undefined;
  }
  const news = await client.quality.watchChart(input, { signal: session.signal });
  for await (const item of news) {
    if (!asText) write(JSON.stringify(item));
    else if (item.type === 'chart') show([...chartLines(item.chart, width), '']);
    else if (item.columns.at.length > 0) show(pointLines(item.columns));
  }
  return undefined;
};
