/** Quality: every operation is a trial, and what is said of it is evidence. */
import { qualityAlerts } from './quality-alerts.ts';
import { qualityCharts } from './quality-charts.ts';
import { qualityDemonstrations } from './quality-demonstrations.ts';
import { qualitySecurity } from './quality-security.ts';
import { qualityStatus } from './quality-status.ts';

export const quality = {
  ...qualityAlerts,
  ...qualityCharts,
  ...qualityDemonstrations,
  ...qualitySecurity,
  ...qualityStatus,
};
