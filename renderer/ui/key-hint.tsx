import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

const isMac = navigator.platform.startsWith('Mac');
const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  escape: 'Esc',
  enter: 'Enter',
  delete: 'Del',
  f2: 'F2',
};

/** `mod+k` as drawn keys; steps of a sequence stand apart. */
export function KeyHint({ keys }: { keys: string }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, alignItems: 'center' }}>
      {keys.split(' ').map((step) => (
        <Box component="span" key={step} sx={{ display: 'inline-flex', gap: 0.5 }}>
          {step.split('+').map((key) => (
            <Box
              component="kbd"
              key={key}
              sx={{
                fontFamily: 'inherit',
                fontSize: 11,
                lineHeight: '16px',
                minWidth: 16,
                px: 1,
                boxSizing: 'border-box',
                textAlign: 'center',
                borderRadius: '4px',
                border: 1,
                borderColor: 'divider',
                color: 'text.secondary',
                bgcolor: 'background.default',
              }}
            >
              {names[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
