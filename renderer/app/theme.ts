import { createTheme } from '@mui/material/styles';
import { darkScheme, lightScheme } from './palette.ts';
import { components } from './theme-components.ts';

const sans = '"Inter Variable", system-ui, sans-serif';

/** The product's theme. One spacing unit is 4 px: `p: 4` is 16 px. Colours are CSS variables: switching costs no re-render. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data', cssVarPrefix: 'hyper' },
  colorSchemes: { light: lightScheme, dark: darkScheme },
  defaultColorScheme: 'light',
  spacing: 4,
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: sans,
    fontSize: 14,
    h1: { fontSize: 20, fontWeight: 650, lineHeight: 1.3, letterSpacing: '-0.01em' },
    h2: { fontSize: 16, fontWeight: 650, lineHeight: 1.4, letterSpacing: '-0.005em' },
    h3: { fontSize: 14, fontWeight: 650, lineHeight: 1.4, letterSpacing: 0 },
    body1: { fontSize: 14, lineHeight: 1.5, letterSpacing: 0 },
    body2: { fontSize: 13, lineHeight: 1.5, letterSpacing: 0 },
    caption: { fontSize: 12, lineHeight: 1.4, letterSpacing: 0 },
    overline: { fontSize: 11, fontWeight: 650, letterSpacing: '0.06em', lineHeight: 1.6 },
    button: { fontSize: 13, fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
  },
  components,
});
