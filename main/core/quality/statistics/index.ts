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
  type DemonstrationClaim,
  judgeDemonstration,
  passProbability,
  trialsNeeded,
} from './demonstration.ts';
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
export { type Pareto, type ParetoItem, pareto } from './pareto.ts';
export {
  type ProportionIntervals,
  proportionIntervals,
  proportionUpperBound,
} from './proportion-interval.ts';
export { type QuantileType, quantileOfSorted, quantiles } from './quantiles.ts';
export { type RateInterval, rateInterval } from './rate-interval.ts';
export {
  requireConfidence,
  requireCount,
  requireFinite,
  requirePositive,
  requireProbability,
} from './require.ts';
export {
  type CusumDesign,
  cusumLimit,
  cusumRunLength,
  type EwmaDesign,
  ewmaLimit,
  ewmaRunLength,
  shewhartRunLength,
} from './run-length/charts.ts';
export { type FalseAlarmPrice, falseAlarmPrice, type RuleSet } from './run-length/false-alarm-price.ts';
export {
  conventionalShift,
  type DefectCounts,
  type DefectPerformance,
  defectPerformance,
  defectsOfSigmaLevel,
  type SigmaLevels,
  sigmaLevelOfDefects,
} from './six-sigma.ts';
export { createSketch, type Sketch, type SketchOptions, sketchFromBytes } from './sketch/sketch.ts';
export { StatisticsError, type StatisticsErrorCode, type Status } from './statistics-error.ts';
export { type Summary, summarise } from './summary.ts';
