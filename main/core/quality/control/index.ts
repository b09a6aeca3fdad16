/** Control charts of processes: what the rest of quality uses. */
export { qualityChartsOperations } from './operations.ts';
export type { ChartPorts } from './ports.ts';
export { SignalWatch } from './signals/signal-watch.ts';
