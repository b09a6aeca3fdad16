import { lazy, type ReactNode, Suspense } from 'react';
import type { Signal } from '../../../../contract/control-chart.ts';
import type { ChartAxis } from '../chart/chart-series.ts';
import type { LiveChart } from '../chart/use-live-chart.ts';
import { CauseDialog } from './cause-dialog.tsx';
import { stretchOf, viewOf, windowOf } from './chart-view-state.ts';
import { ExcludeDialog } from './exclude-dialog.tsx';
import type { ProcessState } from './process-state.ts';
import { useProcessActs } from './use-process-acts.ts';
import type { UpdateProcess } from './use-process-state.ts';

const RulesDialog = lazy(() => import('./rules-dialog.tsx'));
const FreezeDialog = lazy(() => import('./freeze-dialog.tsx'));
const TargetsDialog = lazy(() => import('./targets-dialog.tsx'));

/** What is being asked; of a point by its sequence. */
export interface ProcessQuestion {
  kind: 'rules' | 'freeze' | 'targets' | 'annotate' | 'exclude' | 'include' | 'acknowledge';
  sequence?: number;
  signal?: Signal;
}

interface ProcessDialogsProps {
  question: ProcessQuestion | undefined;
  process: string;
  label: string;
  live: LiveChart | undefined;
  axis: ChartAxis;
  state: ProcessState;
  update: UpdateProcess;
  onDone(message?: string, undo?: () => unknown): void;
  onClose(): void;
}

/** The dialogs of a process, one at a time. */
export function ProcessDialogs(props: ProcessDialogsProps): ReactNode {
  const { question, process, label, live, axis, state, update, onDone, onClose } = props;
  const acts = useProcessActs(process, onDone);
  if (question === undefined) return null;
  if (question.kind === 'targets')
    return (
      <Suspense fallback={null}>
        <TargetsDialog
          process={process}
          label={label}
          onSaved={() => onDone('The targets are set.')}
          onClose={onClose}
        />
      </Suspense>
    );
  if (question.kind === 'rules')
    return (
      <Suspense fallback={null}>
        <RulesDialog
          rules={state.rules}
          perHour={live === undefined ? undefined : pointsPerHour(live)}
          onRules={(rules) => update({ rules }, { step: true })}
          onClose={onClose}
        />
      </Suspense>
    );
  if (live === undefined) return null;
  const { series, chart } = live;
  const window =
    question.sequence === undefined
      ? undefined
      : windowOf(series, chart.grain, question.sequence, Date.parse(chart.to));
  const { signal } = question;
  switch (question.kind) {
    case 'freeze': {
      const initial = stretchOf(series, axis, viewOf(series, axis, state.zoom));
      return initial === undefined ? null : (
        <Suspense fallback={null}>
          <FreezeDialog
            live={live}
            axis={axis}
            initial={initial}
            onFrozen={(warnings) => onDone(['The limits are frozen.', ...warnings].join(' '))}
            onClose={onClose}
          />
        </Suspense>
      );
    }
    case 'acknowledge':
      return signal === undefined ? null : (
        <CauseDialog
          title="What caused this signal?"
          lead={signal.text}
          submitLabel="Note the cause"
          onSubmit={(cause, action) => acts.acknowledge(signal.id, cause, action)}
          onClose={onClose}
        />
      );
    case 'annotate':
      return (
        <CauseDialog
          title="Note a cause"
          lead={
            window === undefined
              ? 'It is marked on the chart at this moment.'
              : 'It is marked on the chart at the selected point.'
          }
          submitLabel="Note it"
          onSubmit={(cause, action) => acts.annotate(window?.from ?? Date.now(), cause, action)}
          onClose={onClose}
        />
      );
    case 'exclude':
      return window === undefined ? null : (
        <ExcludeDialog onSubmit={(reason) => acts.exclude(window, reason)} onClose={onClose} />
      );
    case 'include':
      return window === undefined ? null : (
        <ExcludeDialog
          including={chart.exclusions.filter(
            ({ from, to }) => Date.parse(from) <= window.to && Date.parse(to) >= window.from,
          )}
          onSubmit={() =>
            acts.include(
              chart.exclusions
                .filter(({ from, to }) => Date.parse(from) <= window.to && Date.parse(to) >= window.from)
                .map(({ id }) => id),
            )
          }
          onClose={onClose}
        />
      );
  }
}

/** The present rate of points, from the last hundred of them. */
function pointsPerHour({ series }: LiveChart): number | undefined {
  const last = series.at.slice(-100);
  const [first] = last;
  const end = last.at(-1);
  if (first === undefined || end === undefined || end <= first) return undefined;
  return ((last.length - 1) / (end - first)) * 3_600_000;
}
