/** Colours of the theme as a canvas needs them: read from the style sheet, so that they follow light and dark. */
export interface ChartColors {
  paper: string;
  text: string;
  quiet: string;
  faint: string;
  grid: string;
  line: string;
  center: string;
  zone: string;
  limit: string;
  signal: string;
  onSignal: string;
  note: string;
  stage: string;
  font: string;
}

const names: Record<Exclude<keyof ChartColors, 'font'>, string> = {
  paper: 'background-paper',
  text: 'text-primary',
  quiet: 'text-secondary',
  faint: 'text-disabled',
  grid: 'divider',
  line: 'info-main',
  center: 'primary-main',
  zone: 'primary-main',
  limit: 'warning-main',
  signal: 'error-main',
  onSignal: 'error-contrastText',
  note: 'secondary-main',
  stage: 'text-secondary',
};

/** The colours that hold for an element now. */
export function chartColors(element: Element): ChartColors {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--hyper-palette-${name}`).trim() || '#888';
  const colors: ChartColors = { ...names, font: style.fontFamily || 'sans-serif' };
  for (const key of Object.keys(names)) if (isColor(key)) colors[key] = read(names[key]);
  return colors;
}

function isColor(key: string): key is Exclude<keyof ChartColors, 'font'> {
  return Object.hasOwn(names, key);
}
