/** Quality: every operation is a trial, and what is said of it is evidence. */
import { qualityStatus } from './quality-status.ts';

export const quality = { ...qualityStatus };
