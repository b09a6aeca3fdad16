import {
  mdiShieldAlertOutline,
  mdiShieldCheckOutline,
  mdiShieldKeyOutline,
  mdiShieldOffOutline,
} from '@mdi/js';
import type { ReactNode } from 'react';
import type { SignatureState } from '../../contract/registry.ts';
import { type Tone, ToneChip } from './tone-chip.tsx';

const looks: Record<SignatureState, { tone: Tone; label: string; icon: string; hint: string }> = {
  trusted: {
    tone: 'success',
    label: 'Trusted',
    icon: mdiShieldCheckOutline,
    hint: 'Signed by enough keys of the trust root of its namespace',
  },
  unknown: {
    tone: 'warning',
    label: 'Unknown key',
    icon: mdiShieldKeyOutline,
    hint: 'Signed, but not by keys the trust root of its namespace names',
  },
  unsigned: { tone: 'neutral', label: 'Unsigned', icon: mdiShieldOffOutline, hint: 'No signature is stored' },
  tampered: {
    tone: 'error',
    label: 'Tampered',
    icon: mdiShieldAlertOutline,
    hint: 'The content or a signature does not match what was signed: do not use it',
  },
};

/** The signature state of a version in icon, word and colour. */
export function SignatureBadge({ state }: { state: SignatureState }): ReactNode {
  return <ToneChip {...looks[state]} />;
}
