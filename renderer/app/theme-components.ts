import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';

type ProductTheme = Omit<Theme, 'components' | 'palette'> & CssVarsTheme;

/** Monospaced text: digests, coordinates, code. */
export const monospace =
  'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", "DejaVu Sans Mono", monospace';

const focusRing = {
  outline: '2px solid var(--hyper-palette-primary-main)',
  outlineOffset: 1,
};

/** Borders rather than shadows, no ripples, one visible focus ring, compact controls. */
export const components: Components<ProductTheme> = {
  MuiCssBaseline: {
    styleOverrides: {
      'html, body, #root': { height: '100%' },
      html: { '--row-height': '40px' },
      'html[data-density="compact"]': { '--row-height': '32px' },
      // Without geometricPrecision Chromium on Linux snaps letters to whole pixels and tears small words apart.
      body: { fontVariantNumeric: 'tabular-nums', overflow: 'hidden', textRendering: 'geometricPrecision' },
      'code, pre, kbd, samp': { fontFamily: monospace },
      mark: {
        color: 'inherit',
        background: 'color-mix(in srgb, var(--hyper-palette-primary-main) 24%, transparent)',
        borderRadius: 2,
      },
      ':focus-visible': focusRing,
      '::selection': { background: 'color-mix(in srgb, var(--hyper-palette-primary-main) 28%, transparent)' },
      '*': { scrollbarWidth: 'thin', scrollbarColor: 'var(--hyper-palette-text-disabled) transparent' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0.01ms !important',
          scrollBehavior: 'auto !important',
        },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { minHeight: 32, paddingInline: 12, whiteSpace: 'nowrap' },
      outlined: { borderColor: 'var(--hyper-palette-divider)' },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { borderRadius: 6, padding: 6 } },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: {
      paper: {
        border: '1px solid var(--hyper-palette-divider)',
        borderRadius: 10,
        boxShadow: '0 24px 64px -16px rgba(5, 15, 25, 0.45)',
      },
    },
  },
  MuiDialogTitle: {
    styleOverrides: {
      // A name may be one word of any length.
      root: { padding: '20px 24px 8px', fontSize: 16, fontWeight: 650, overflowWrap: 'anywhere' },
    },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 24px 16px', overflowWrap: 'anywhere' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px', gap: 4 } } },
  MuiBackdrop: {
    styleOverrides: {
      root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgba(8, 16, 22, 0.46)' } },
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: {
        border: '1px solid var(--hyper-palette-divider)',
        boxShadow: '0 12px 32px -12px rgba(5, 15, 25, 0.35)',
        minWidth: 180,
      },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: {
        border: '1px solid var(--hyper-palette-divider)',
        boxShadow: '0 12px 32px -12px rgba(5, 15, 25, 0.35)',
      },
    },
  },
  MuiMenuItem: {
    styleOverrides: { root: { fontSize: 13, minHeight: 32, borderRadius: 4, marginInline: 4, gap: 10 } },
  },
  // The tooltip describes; the name of a control is its words or its aria-label.
  MuiTooltip: {
    defaultProps: { enterDelay: 500, describeChild: true },
    styleOverrides: { tooltip: { fontSize: 12, maxWidth: 360 } },
  },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2 } } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { fontSize: 14, backgroundColor: 'var(--hyper-palette-background-paper)' },
      notchedOutline: {
        borderColor: 'color-mix(in srgb, var(--hyper-palette-text-primary) 28%, transparent)',
      },
    },
  },
  MuiChip: { styleOverrides: { root: { borderRadius: 5, fontWeight: 550 } } },
  MuiAlert: { styleOverrides: { root: { borderRadius: 6, alignItems: 'flex-start', padding: '6px 12px' } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 }, indicator: { height: 2 } } },
  MuiTab: { styleOverrides: { root: { minHeight: 40, minWidth: 0, paddingInline: 12, fontSize: 13 } } },
  MuiTableCell: {
    styleOverrides: {
      root: {
        padding: '6px 12px',
        fontSize: 13,
        letterSpacing: 0,
        borderBottomColor: 'var(--hyper-palette-divider)',
      },
      head: { fontSize: 12, fontWeight: 600, color: 'var(--hyper-palette-text-secondary)' },
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        paddingInline: 12,
        borderColor: 'var(--hyper-palette-divider)',
        '&.Mui-selected, &.Mui-selected:hover': {
          color: 'var(--hyper-palette-primary-main)',
          backgroundColor: 'var(--hyper-palette-action-selected)',
        },
      },
    },
  },
  MuiLinearProgress: { styleOverrides: { root: { borderRadius: 3, height: 6 } } },
};
