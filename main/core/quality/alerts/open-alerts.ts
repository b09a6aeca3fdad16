/** Alerts of an open registry: judged while it is open, with the operations on them. */
import type { Services } from '../../services.ts';
import type { Quality } from '../quality.ts';
import { AlertEngine, type AlertPorts } from './evaluation/alert-engine.ts';
import { qualityAlertOperations } from './operations.ts';

interface AlertService extends AsyncDisposable {
  readonly operations: ReturnType<typeof qualityAlertOperations>;
}

/** The count of what fires takes its place in the status. */
export function openAlerts(
  { store }: Pick<Services, 'store'>,
  quality: Quality,
  { log, notify, keeps }: Pick<AlertPorts, 'log' | 'notify' | 'keeps'>,
): AlertService {
  const engine = new AlertEngine({
    store,
    log,
    notify,
    keeps,
    sources: {
      now: () => quality.recorder.now(),
      figures: (range) => quality.history.figures(range),
      openSignals: () => quality.ports.openSignals(),
      lost: () => quality.recorder.status().lost,
      goalOf: (process) => quality.settings.targetsOf(process).durationMs,
    },
  });
  quality.ports.firing = () => engine.firing;
  if (keeps) engine.start();
  return {
    operations: qualityAlertOperations({ store }, engine),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}
