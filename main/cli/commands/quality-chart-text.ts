/** A control chart as text: points between their limits, and the numbers of the rules they break. */
import type { Chart, Columns, Panel } from '../../../contract/control-chart.ts';
import { bytesText, durationText } from './quality-text.ts';

const plotHeight = 13;
const labelWidth = 12;
const sparks = '▁▂▃▄▅▆▇█';

/** A value of a panel in words. */
export function valueText(value: number, unit: Panel['unit']): string {
  switch (unit) {
    case 'ms':
      return durationText(value);
    case 'bytes':
      return bytesText(value);
    case 'share':
      return `${figure(value * 100)} %`;
    case 'factor':
      return `×${figure(value)}`;
    case 'sigma':
      return `${figure(value)} σ`;
    case 'seconds':
      return `${figure(value)} s`;
    case 'count':
    case 'operations':
      return figure(value);
  }
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

/** `nelson-2` as 2; rules without a number by a sign of their own. */
export function ruleMark(rule: string): string {
  const number = /-(\d)$/u.exec(rule)?.[1];
  if (number !== undefined) return number;
  return { limit: '!', 'shift-up': '↑', 'shift-down': '↓', 'run-longest': 'r' }[rule] ?? '?';
}

/** The whole chart in lines of at most `width` characters, the newest points of it. */
export function chartLines(chart: Chart, width: number): string[] {
  const { columns } = chart;
  const [first, ...others] = columns.panels;
  return [
    `${chart.label} · ${chart.metric} · ${chart.type}, ${chart.grain} · ${columns.at.length} points`,
    chart.reason,
    '',
    ...(first === undefined || columns.at.length === 0 ? ['No points.'] : plotLines(columns, first, width)),
    ...others.flatMap((panel) => (columns.at.length === 0 ? [] : [sparkLine(panel, width)])),
    '',
    ...factLines(chart),
  ];
}

function plotLines(columns: Columns, panel: Panel, width: number): string[] {
  const start = Math.max(0, columns.at.length - Math.max(10, width - labelWidth - 1));
  const cut = <T>(values: readonly T[]) => values.slice(start);
  const scaled = (value: number | null | undefined) =>
    value === null || value === undefined || (panel.scale === 'log' && value <= 0)
      ? undefined
      : panel.scale === 'log'
        ? Math.log(value)
        : value;
  const lines = [panel.value, panel.center, panel.lower, panel.upper].map((line) => cut(line).map(scaled));
  const known = lines.flat().filter((value) => value !== undefined);
  const [low, high] = [
    known.reduce((a, b) => Math.min(a, b), Infinity),
    known.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const rowOf = (value: number | undefined) =>
    value === undefined ? undefined : Math.round(((high - value) / (high - low || 1)) * (plotHeight - 1));
  const [values = [], centers = [], lowers = [], uppers = []] = lines.map((line) => line.map(rowOf));
  const flags = new Map(
    columns.flags
      .filter(({ panel: id }) => id === panel.id)
      .map(({ index, rules }) => [index - start, rules]),
  );
  const labels = labelsOf(panel, [centers.at(-1), lowers.at(-1), uppers.at(-1)]);
  const plot = Array.from({ length: plotHeight }, (_, row) => {
    const marks = values.map((value, index) => {
      if (value === row) return flags.has(index) ? '×' : '•';
      if (centers[index] === row) return '─';
      return lowers[index] === row || uppers[index] === row ? '╌' : ' ';
    });
    return `${(labels.get(row) ?? '').padStart(labelWidth)} ${marks.join('')}`.trimEnd();
  });
  const broken = values.map((_, index) => flags.get(index)?.map(ruleMark)[0] ?? ' ').join('');
  return [...plot, ...(broken.trim() === '' ? [] : [`${'rules'.padStart(labelWidth)} ${broken.trimEnd()}`])];
}

/** The limits that hold at the right edge, each beside its row. */
function labelsOf(
  panel: Panel,
  [center, lower, upper]: readonly (number | undefined)[],
): Map<number, string> {
  const labels = new Map<number, string>();
  const put = (row: number | undefined, name: string, value: number | null | undefined) => {
    if (row !== undefined && value !== null && value !== undefined)
      labels.set(row, `${name} ${valueText(value, panel.unit)}`.slice(0, labelWidth));
  };
  put(lower, '↓', panel.lower.at(-1));
  put(upper, '↑', panel.upper.at(-1));
  put(center, '', panel.center.at(-1));
  return labels;
}

function sparkLine({ title, value }: Panel, width: number): string {
  const shown = value.slice(-Math.max(10, width - labelWidth - 1));
  const largest = shown.reduce<number>((most, each) => Math.max(most, Math.abs(each ?? 0)), 0);
  const marks = shown.map((each) =>
    each === null ? ' ' : (sparks[Math.min(7, Math.floor((Math.abs(each) / (largest || 1)) * 8))] ?? ' '),
  );
  return `${' '.repeat(labelWidth)} ${marks.join('')} ${title}`;
}

function factLines(chart: Chart): string[] {
  const { limits, price, open } = chart;
  const unit = chart.columns.panels[0]?.unit ?? 'count';
  const value = open?.values[0];
  return [
    `Limits: ${limits.version === undefined ? limits.state : `version ${limits.version}`}${limits.provisional ? ', provisional' : ''}. ${limits.method}.`,
    ...(limits.baseline === undefined
      ? []
      : [
          `Baseline: ${limits.baseline.points} points from ${limits.baseline.from} to ${limits.baseline.to}, ${limits.baseline.excluded} left out.`,
        ]),
    ...(limits.frozenAt === undefined
      ? []
      : [`Frozen ${limits.frozenAt} by ${limits.by}: ${limits.reason}.`]),
    ...(price === undefined
      ? []
      : [
          `Rules: ${price.rules.join(', ')}; a false alarm every ${figure(price.averageRunLength)} points${price.seconds === undefined ? '' : `, ${durationText(price.seconds * 1_000)} at the present rate`}.`,
        ]),
    ...(open === undefined || value === null || value === undefined
      ? []
      : [`Open, not judged: ${valueText(value, unit)} (${open.size}).`]),
    ...(chart.earlier > 0 ? [`${chart.earlier} earlier points are not shown.`] : []),
    ...chart.warnings.map(({ message }) => `Note: ${message}`),
    ...chart.annotations.map(
      ({ at, cause, action }) => `${at}  ${cause}${action === '' ? '' : ` (${action})`}`,
    ),
  ];
}

/** One line for each new point of the first panel. */
export function pointLines(columns: Columns): string[] {
  const [panel] = columns.panels;
  if (panel === undefined) return [];
  return columns.at.map((at, index) => {
    const value = panel.value[index];
    const rules = columns.flags
      .filter((flag) => flag.index === index)
      .flatMap(({ panel: id, rules: broken }) =>
        broken.map((rule) => (id === panel.id ? rule : `${id}: ${rule}`)),
      );
    const text = value === null || value === undefined ? 'gap' : valueText(value, panel.unit);
    return `${new Date(at).toISOString()}  ${text}${rules.length === 0 ? '' : `  × ${rules.join(', ')}`}`;
  });
}
