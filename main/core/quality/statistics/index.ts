/** Statistics of quality: pure functions on numbers, tested against published tables and independent engines. */
export { type Autocorrelation, autocorrelation } from './autocorrelation.ts';
export { type Capability, type CapabilityInput, capability } from './capability.ts';
export {
  type ControlConstants,
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
export { createMoments, type Moments, type MomentsState, momentsOf } from './moments.ts';
export { normalCdf, normalTail } from './normal.ts';
export { type Pareto, pareto } from './pareto.ts';
export {
  type ProportionIntervals,
  proportionIntervals,
  proportionUpperBound,
} from './proportion-interval.ts';
export { type QuantileType, quantileOfSorted, quantiles } from './quantiles.ts';
export { type RateInterval, rateInterval } from './rate-interval.ts';
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
export { type FalseAlarmPrice, falseAlarmPrice } from './run-length/false-alarm-price.ts';
export {
  type DefectCounts,
  type DefectPerformance,
  defectPerformance,
  defectsOfSigmaLevel,
  sigmaLevelOfDefects,
} from './six-sigma.ts';
export { createSketch, type Sketch, sketchFromBytes } from './sketch/sketch.ts';
export { StatisticsError, type StatisticsErrorCode, type Status } from './statistics-error.ts';
export { summarise } from './summary.ts';
