/** Statistics of quality: pure functions on numbers, tested against published tables and independent engines. */
export {
  type ControlConstants,
  c4,
  controlConstants,
  medianMovingRangeDivisor,
} from './control-constants.ts';
export {
  binomialQuantile,
  chiSquareQuantile,
  chiSquareTailQuantile,
  geometricQuantile,
  geometricTailQuantile,
  poissonQuantile,
} from './distributions.ts';
export { createMoments, type Moments, type MomentsState, momentsOf } from './moments.ts';
export { normalCdf, normalQuantile, normalTail, normalTailQuantile } from './normal.ts';
export {
  requireConfidence,
  requireCount,
  requireFinite,
  requirePositive,
  requireProbability,
} from './require.ts';
export { StatisticsError, type StatisticsErrorCode, type Status } from './statistics-error.ts';
