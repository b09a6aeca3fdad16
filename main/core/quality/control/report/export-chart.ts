/** A chart as a file: JSON whole, or CSV with what it was judged by above the points. */
import type { Chart, Panel } from '../../../../../contract/control-chart.ts';
import { timestampOf } from '../drawing/moment.ts';

export interface ExportedChart {
  fileName: string;
  mediaType: string;
  text: string;
}

export function exportChart(chart: Chart, format: 'csv' | 'json'): ExportedChart {
  const subject = chart.process.replaceAll(/[^\w.-]+/gu, '-');
  const fileName = `${subject}-${chart.metric}-${chart.type}-${chart.to.slice(0, 10)}.${format}`;
  if (format === 'json')
    return { fileName, mediaType: 'application/json', text: `${JSON.stringify(chart, undefined, 2)}\n` };
  const lines = [...headerLines(chart).map((line) => cell(`# ${line}`)), ...tableLines(chart)];
  return { fileName, mediaType: 'text/csv', text: `${lines.join('\r\n')}\r\n` };
}

function headerLines(chart: Chart): string[] {
  const { limits, price } = chart;
  const { baseline } = limits;
  return [
    `Control chart of ${chart.label} (${chart.process})`,
    `metric: ${chart.metric}; points: ${chart.grain}; type: ${chart.type}`,
    `why this type: ${chart.reason}`,
    `from: ${chart.from}; to: ${chart.to}; earlier points not shown: ${chart.earlier}`,
    `limits: ${limits.version === undefined ? limits.state : `version ${limits.version}`}${limits.provisional ? ' (provisional)' : ''}; ${limits.method}; status ${limits.status}`,
    ...(baseline === undefined
      ? []
      : [
          `baseline: ${baseline.from} to ${baseline.to}; ${baseline.points} points, ${baseline.excluded} left out`,
        ]),
    ...(limits.frozenAt === undefined
      ? []
      : [`frozen: ${limits.frozenAt} by ${limits.by ?? ''}; reason: ${limits.reason ?? ''}`]),
    ...(price === undefined
      ? []
      : [`rules: ${price.rules.join(', ')}; points between false alarms: ${price.averageRunLength}`]),
    ...chart.warnings.map(({ code, message }) => `warning ${code}: ${message}`),
    ...chart.exclusions.map(
      ({ from, to, by, reason }) => `left out: ${from} to ${to} by ${by}; reason: ${reason}`,
    ),
    ...chart.annotations.map(
      ({ at, by, cause, action }) => `annotation: ${at} by ${by}; cause: ${cause}; action: ${action}`,
    ),
    ...(chart.open === undefined
      ? []
      : [`open point, not judged: ${timestampOf(chart.open.at)}; ${chart.open.values.join(', ')}`]),
  ];
}

const panelFields = ['value', 'center', 'lower', 'upper'] as const satisfies readonly (keyof Panel)[];

function tableLines({ columns, stages }: Chart): string[] {
  const { panels } = columns;
  const names = panels.flatMap(({ id, unit }) => [
    ...panelFields.map((field) => `${id}_${field} (${unit})`),
    `${id}_rules`,
  ]);
  const broken = new Map(columns.flags.map(({ panel, index, rules }) => [`${panel} ${index}`, rules]));
  const excluded = new Set(columns.excluded);
  let stage = 0;
  const rows = columns.at.map((at, index) => {
    while ((stages[stage + 1]?.start ?? Number.POSITIVE_INFINITY) <= index) stage += 1;
    return [
      timestampOf(at),
      columns.size[index] ?? 0,
      excluded.has(index) ? 'yes' : '',
      stages[stage]?.label ?? '',
      ...panels.flatMap((panel) => [
        ...panelFields.map((field) => panel[field][index] ?? ''),
        (broken.get(`${panel.id} ${index}`) ?? []).join(' '),
      ]),
    ];
  });
  return [['at', 'size', 'excluded', 'stage', ...names], ...rows].map((row) => row.map(cell).join(','));
}

/** RFC 4180, on one line; text a spreadsheet would run as a formula is marked as text. Some spreadsheets separate by semicolons: these are quoted, too. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const line = value.replaceAll(/[\r\n\t]+/gu, ' ');
  const safe = /^[=+\-@]/u.test(line) ? `'${line}` : line;
  return /[",;]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
