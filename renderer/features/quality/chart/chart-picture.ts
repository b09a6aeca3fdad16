/** A chart as a picture: the panels as they are on the screen, with a title above and where the limits come from below. */
import type { Chart } from '../../../../contract/control-chart.ts';
import { chartColors } from './chart-colors.ts';
import { limitsFacts, limitsState } from './limits-words.ts';

const margin = 20;
const lineHeight = 18;

/** @throws Error when the browser cannot draw or encode it. */
export async function chartPicture(
  element: Element,
  panels: readonly HTMLCanvasElement[],
  chart: Chart,
  title: string,
): Promise<Blob> {
  const ratio = window.devicePixelRatio;
  const colors = chartColors(element);
  const width = Math.max(...panels.map((panel) => panel.width)) / ratio + 2 * margin;
  const facts = limitsFacts(chart).map(({ name, text }) => `${name}: ${text}`);
  const lines = wrapped(
    [`Limits: ${limitsState(chart.limits).label}`, ...facts],
    Math.floor((width - 2 * margin) / 6.2),
  );
  const head = margin + 2 * lineHeight + 8;
  const body = panels.reduce((sum, panel) => sum + panel.height / ratio, 0);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((head + body + lines.length * lineHeight + 2 * margin) * ratio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(ratio, ratio);
  const write = (text: string, y: number, font: string, color: string): void => {
    context.font = `${font} ${colors.font}`;
    context.fillStyle = color;
    context.fillText(text, margin, y);
  };
  write(title, margin + 14, '650 16px', colors.text);
  write(chart.reason, margin + 14 + lineHeight, '12px', colors.quiet);
  let y = head;
  for (const panel of panels) {
    context.drawImage(panel, margin, y, panel.width / ratio, panel.height / ratio);
    y += panel.height / ratio;
  }
  for (const [index, line] of lines.entries())
    write(line, y + margin + index * lineHeight, '12px', colors.quiet);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('the picture could not be encoded')) : resolve(blob),
    ),
  );
}

/** As many facts on a line as fit. */
function wrapped(facts: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + fact.length + 5 <= most)
      lines[lines.length - 1] = `${last}  ·  ${fact}`;
    else lines.push(fact);
  }
  return lines;
}
