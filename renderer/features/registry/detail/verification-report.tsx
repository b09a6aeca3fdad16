import {
  mdiAlertCircleOutline,
  mdiAlertOutline,
  mdiCheckCircleOutline,
  mdiMinusCircleOutline,
} from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Verification } from '../../../../contract/trust.ts';
import { formatBytes } from '../../../ui/bytes.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { signatureWords } from '../words.ts';

type Outcome = Verification['checks'][number]['outcome'];

const outcomes: Record<
  Outcome,
  { icon: string; color: 'success' | 'error' | 'warning' | 'disabled'; word: string }
> = {
  pass: { icon: mdiCheckCircleOutline, color: 'success', word: 'Passed' },
  fail: { icon: mdiAlertCircleOutline, color: 'error', word: 'Failed' },
  warn: { icon: mdiAlertOutline, color: 'warning', word: 'Warning' },
  skipped: { icon: mdiMinusCircleOutline, color: 'disabled', word: 'Skipped' },
};
const checkNames: Record<string, string> = {
  content: 'Stored content',
  manifest: 'Manifest',
  statement: 'Signed statement',
  signature: 'Signature',
  key: 'Key',
  'trust-root': 'Trust root',
};

/** What a verification looked at, and what it found. */
export function VerificationReport({ verification }: { verification: Verification }): ReactNode {
  const { signature, checks, bytesHashed } = verification;
  const severity = signature === 'trusted' ? 'success' : signature === 'tampered' ? 'error' : 'warning';
  return (
    <Box component="section" aria-label="Verification">
      <Alert severity={severity} role="status">
        {signatureWords(signature)}. {formatBytes(bytesHashed)} of stored content were hashed again.
      </Alert>
      <Box component="ul" aria-label="Checks" sx={{ m: 0, mt: 2, p: 0, listStyle: 'none', fontSize: 13 }}>
        {checks.map((check, index) => {
          const { icon, color, word } = outcomes[check.outcome];
          return (
            <Box
              component="li"
              key={`${check.name}-${String(index)}`}
              sx={{
                display: 'grid',
                gridTemplateColumns: '20px 130px 1fr',
                gap: 2,
                py: 1.5,
                alignItems: 'start',
              }}
            >
              <Icon path={icon} color={color} title={word} />
              <b>{checkNames[check.name] ?? check.name}</b>
              <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                {check.detail}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
