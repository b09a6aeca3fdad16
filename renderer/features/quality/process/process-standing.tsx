import type { ReactNode } from 'react';
import type { Span } from '../../../../contract/quality-words.ts';
import { RecordingBanner } from '../dashboard/recording-banner.tsx';
import { useQualityStatus } from '../use-status.ts';
import { ProcessFigures } from './process-figures.tsx';

/** The figures of a process as they change. Apart from the chart, which need not be drawn again for them. */
export function ProcessStanding({ process, span }: { process: string; span: Span }): ReactNode {
  const { status } = useQualityStatus(span);
  if (status === undefined) return null;
  const summary = status.processes.find((each) => each.process === process);
  return (
    <>
      {summary === undefined ? null : <ProcessFigures summary={summary} targets={status.targets} />}
      <RecordingBanner recording={status.recording} />
    </>
  );
}
