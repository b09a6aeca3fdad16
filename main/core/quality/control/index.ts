/** Control charts of processes: what the core uses. */
export { openChartService } from './chart-service.ts';
