import type { ComponentProps, ReactNode } from 'react';
import { SplitPane } from '../../../ui/split-pane.tsx';
import { WhyPanel } from './why-panel.tsx';

interface BesideWhyProps {
  children: ReactNode;
  /** Undefined: nothing is selected. */
  why: ComponentProps<typeof WhyPanel> | undefined;
}

/** Packages, and beside them why the selected one is there: as wide in the list as in the graph. */
export function BesideWhy({ children, why }: BesideWhyProps): ReactNode {
  return (
    <SplitPane
      id="graph"
      label="Why it is here"
      fixed="end"
      initial={320}
      min={240}
      max={560}
      start={children}
      end={why === undefined ? undefined : <WhyPanel {...why} />}
    />
  );
}
