import { mdiPowerPlugOffOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { Screen } from './screen.tsx';

/** Nobody answers at the page's own address. Polling goes on behind this screen. */
export default function Unreachable(): ReactNode {
  return (
    <Screen icon={mdiPowerPlugOffOutline} title="Hyper Registry does not answer" tone="warning">
      <p>
        The program that serves this page has stopped or is busy. This page keeps trying and continues by
        itself as soon as it answers.
      </p>
      <p>
        If you closed it, start <code>hyper serve</code> again and open the link it prints.
      </p>
    </Screen>
  );
}
