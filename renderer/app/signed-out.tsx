import { mdiLinkVariantOff } from '@mdi/js';
import type { ReactNode } from 'react';
import { Screen } from './screen.tsx';

/** The session is unknown or over: how to get a new link. */
export default function SignedOut(): ReactNode {
  return (
    <Screen icon={mdiLinkVariantOff} title="This page needs a new link" tone="warning">
      <p>
        Hyper Registry opens only for whoever started it. The link that opened this page has been used, has
        expired, or belongs to an earlier start.
      </p>
      <p>
        Look at the terminal where <code>hyper serve</code> runs: it prints a link that ends in{' '}
        <code>#token=…</code>. Open that link here. If it runs no more, start <code>hyper serve</code> again;
        every start prints a new link.
      </p>
    </Screen>
  );
}
