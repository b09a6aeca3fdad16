/** Quality: every operation is a trial, and what is said of it is evidence. */
import { qualityCharts } from './quality-charts.ts';
import { qualityDemonstrations } from './quality-demonstrations.ts';
import { qualityStatus } from './quality-status.ts';

export const quality = { ...qualityCharts, ...qualityDemonstrations, ...qualityStatus };
