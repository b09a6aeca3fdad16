import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { Mono } from './mono.tsx';

/** `sha256:0123456789…cdef`: enough to compare by eye, whole in the tooltip. */
export function shortDigest(digest: string): string {
  const colon = digest.indexOf(':') + 1;
  const hex = digest.slice(colon);
  return hex.length <= 20 ? digest : `${digest.slice(0, colon)}${hex.slice(0, 12)}…${hex.slice(-4)}`;
}

/** A content address or key id, shortened, with a button that copies all of it. */
export function Digest({ value, what = 'digest' }: { value: string; what?: string }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
      <Mono title={value}>{shortDigest(value)}</Mono>
      <CopyButton text={value} what={what} />
    </Box>
  );
}
