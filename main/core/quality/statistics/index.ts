/** Statistics of quality: pure functions on numbers, tested against published tables and independent engines. */
export { autocorrelation } from './autocorrelation.ts';
export { capability } from './capability.ts';
export {
  c4,
  controlConstants,
  medianMovingRangeDivisor,
} from './control-constants.ts';
export {
  judgeDemonstration,
  passProbability,
  trialsNeeded,
} from './demonstration.ts';
export {
  binomialQuantile,
  geometricTailQuantile,
  poissonQuantile,
} from './distributions.ts';
export { createMoments, type Moments, momentsOf } from './moments.ts';
export { normalCdf, normalTail } from './normal.ts';
export { pareto } from './pareto.ts';
export {
  proportionIntervals,
  proportionUpperBound,
} from './proportion-interval.ts';
export { type QuantileType, quantileOfSorted, quantiles } from './quantiles.ts';
export { rateInterval } from './rate-interval.ts';
export {
  requireCount,
  requireFinite,
  requirePositive,
} from './require.ts';
export {
  cusumLimit,
  cusumRunLength,
  ewmaLimit,
  ewmaRunLength,
  shewhartRunLength,
} from './run-length/charts.ts';
export { falseAlarmPrice } from './run-length/false-alarm-price.ts';
export {
  defectPerformance,
  defectsOfSigmaLevel,
  sigmaLevelOfDefects,
} from './six-sigma.ts';
export { createSketch, type Sketch, sketchFromBytes } from './sketch/sketch.ts';
export { StatisticsError, type Status } from './statistics-error.ts';
export { summarise } from './summary.ts';
