/** Control charts in a running core: their operations, and the watch over every process. */
import type { RegistryStore } from '../../services.ts';
import type { Quality } from '../quality.ts';
import { processTraits } from '../status/process-traits.ts';
import { qualityChartsOperations } from './operations.ts';
import type { ChartPorts } from './ports.ts';
import { SignalWatch } from './signals/signal-watch.ts';

export interface ChartService extends AsyncDisposable {
  readonly operations: ReturnType<typeof qualityChartsOperations>;
}

export function openChartService(
  store: RegistryStore,
  { history, recorder, settings }: Pick<Quality, 'history' | 'recorder' | 'settings'>,
  log: ChartPorts['log'],
): ChartService {
  const ports: ChartPorts = {
    store,
    history,
    traits: processTraits,
    recording: () => recorder.status(),
    durationGoal: (process) => settings.targetsOf(process).durationMs,
    now: () => recorder.now(),
    log,
  };
  const watch = new SignalWatch(ports);
  return {
    operations: qualityChartsOperations(ports),
    [Symbol.asyncDispose]: () => watch[Symbol.asyncDispose](),
  };
}
