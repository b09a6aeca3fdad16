import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Section } from '../../../ui/section.tsx';
import { DemonstrationCard } from './demonstration-card.tsx';
import { isOpen } from './demonstration-words.ts';
import { EndedTable } from './ended-table.tsx';
import { NewDemonstration } from './new-demonstration.tsx';
import { useDemonstrationActs } from './use-demonstration-acts.ts';
import { useDemonstrations } from './use-demonstrations.ts';
import { useEndings } from './use-endings.ts';

const ReportDialog = lazy(() => import('./report-dialog.tsx'));
const CheckDialog = lazy(() => import('./check-dialog.tsx'));

/** Reliability shown by trials: a plan fixed beforehand, its run, and a report of what was and was not shown. */
export function DemonstrateView(): ReactNode {
  const { data, error, refetch } = useDemonstrations();
  const again = (): void => void refetch();
  const acts = useDemonstrationActs(again);
  const [report, setReport] = useState<Demonstration>();
  const [checking, setChecking] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  useEndings(data?.demonstrations, setReport);
  if (data === undefined)
    return error === null ? <LoadingSkeleton lines={10} /> : <ErrorState error={error} onRetry={again} />;
  const { demonstrations, total } = data;
  const open = demonstrations.filter(isOpen);
  const ended = demonstrations.filter((each) => !isOpen(each));
  return (
    <Box ref={scroller} sx={{ height: '100%', overflow: 'auto', px: 6, py: 4, boxSizing: 'border-box' }}>
      {error === null ? null : <ErrorState error={error} onRetry={again} />}
      {open.length === 0 ? null : (
        <Section title="Under way" lead="A run goes on when you leave this view; one runs at a time.">
          <Box component="ul" aria-label="Under way" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {open.map((each) => (
              <DemonstrationCard
                key={each.id}
                demonstration={each}
                busy={acts.busy === each.id}
                onRun={(load) => acts.run(each, load)}
                onPause={() => acts.pause(each)}
                onCancel={() => acts.cancel(each)}
              />
            ))}
          </Box>
        </Section>
      )}
      <NewDemonstration
        demonstrations={demonstrations}
        onFixed={() => {
          again();
          scroller.current?.scrollTo({ top: 0 });
        }}
      />
      <Section
        title="Ended"
        lead="All of them, also those that failed or were given up: a success is to be judged among its attempts."
        actions={<Button onClick={() => setChecking(true)}>Check a report…</Button>}
      >
        {ended.length === 0 ? (
          <Box sx={{ p: 4, fontSize: 13, color: 'text.secondary' }}>
            None yet. Fix a plan above and run it: its report, signed with your key, then stands here.
          </Box>
        ) : (
          <EndedTable demonstrations={ended} onReport={setReport} />
        )}
      </Section>
      {total > demonstrations.length ? (
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          The newest {countText(demonstrations.length)} of {countText(total)} are shown.
        </Box>
      ) : null}
      <Suspense fallback={null}>
        {report === undefined ? null : (
          <ReportDialog demonstration={report} onClose={() => setReport(undefined)} />
        )}
        {checking ? <CheckDialog onClose={() => setChecking(false)} /> : null}
      </Suspense>
    </Box>
  );
}
