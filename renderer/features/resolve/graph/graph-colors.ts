/** Colours of the theme as a canvas needs them: read from the style sheet, so that they follow light and dark. */
export interface GraphColors {
  surface: string;
  paper: string;
  text: string;
  quiet: string;
  line: string;
  root: string;
  onRoot: string;
  direct: string;
  transitive: string;
  warning: string;
  error: string;
  /** What the selected one needs, what needs it, and the way from the root. */
  needs: string;
  neededBy: string;
  path: string;
  match: string;
  band: string;
}

const names: Record<keyof GraphColors, string> = {
  surface: 'background-sunken',
  paper: 'background-paper',
  text: 'text-primary',
  quiet: 'text-secondary',
  line: 'text-disabled',
  root: 'primary-main',
  onRoot: 'primary-contrastText',
  direct: 'secondary-main',
  transitive: 'text-disabled',
  warning: 'warning-main',
  error: 'error-main',
  needs: 'info-main',
  neededBy: 'secondary-main',
  path: 'primary-main',
  match: 'warning-main',
  band: 'background-default',
};

/** The colours that hold for an element now. */
export function graphColors(element: Element): GraphColors {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--hyper-palette-${name}`).trim() || '#888';
  const colors = { ...names };
  for (const key of Object.keys(names)) {
    if (isColor(key)) colors[key] = read(names[key]);
  }
  return colors;
}

function isColor(key: string): key is keyof GraphColors {
  return Object.hasOwn(names, key);
}
