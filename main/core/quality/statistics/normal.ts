/**
 * The normal distribution: both tails to full double precision.
 * Tails: W. J. Cody, Rational Chebyshev approximations for the error function (1969), in the form of ACM TOMS 715 (ANORM).
 * Quantiles: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988), relative error about 1e-16.
 */
import { polynomial } from './polynomial.ts';
import { requireProbability } from './require.ts';

const centre = {
  above: [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
  below: [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1],
};
const middle = {
  above: [
    9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
    93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
  ],
  below: [
    19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
    1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
  ],
};
const far = {
  above: [
    2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
    0.215898534057957, 0.023073441764940174,
  ],
  below: [
    7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911,
    1,
  ],
};
const inverseSquareRootOfTwoPi = 0.3989422804014327;

/** P(Z <= z). At -infinity 0, at infinity 1; NaN stays NaN. */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/** P(Z > z), never as a difference from 1: the relative error stays near 1e-16 down to 1e-307 (z = 37.5). */
export function normalTail(z: number): number {
  const size = Math.abs(z);
  if (Number.isNaN(size)) return Number.NaN;
  if (size <= 0.67448975) {
    const square = size > 1e-16 ? z * z : 0;
    return 0.5 - (z * polynomial(centre.above, square)) / polynomial(centre.below, square);
  }
  const tail = size > 40 ? 0 : tailBeyond(size);
  return z > 0 ? tail : 1 - tail;
}

/** The density at z. */
export function normalDensity(z: number): number {
  return inverseSquareRootOfTwoPi * Math.exp(-0.5 * z * z);
}

function tailBeyond(z: number): number {
  // The square in two parts, so that no digit of the exponent is lost.
  const coarse = Math.trunc(z * 16) / 16;
  const scale = Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (z - coarse) * (z + coarse));
  if (z <= 5.656854249492381) return (scale * polynomial(middle.above, z)) / polynomial(middle.below, z);
  const square = 1 / (z * z);
  const correction = (square * polynomial(far.above, square)) / polynomial(far.below, square);
  return (scale * (inverseSquareRootOfTwoPi - correction)) / z;
}

const quantileCentre = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
};
const quantileMiddle = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const quantileFar = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/** The z with P(Z <= z) = p. At 0 -infinity, at 1 infinity. Throws invalid-probability outside [0, 1]. */
export function normalQuantile(p: number): number {
  requireProbability('p', p);
  const offset = p - 0.5;
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset;
    return (offset * polynomial(quantileCentre.above, r)) / polynomial(quantileCentre.below, r);
  }
  return offset < 0 ? -tailQuantileBelow(p) : tailQuantileBelow(1 - p);
}

/** The z with P(Z > z) = q: exact for the tiny q that 1 - q cannot hold. Throws invalid-probability outside [0, 1]. */
export function normalTailQuantile(q: number): number {
  return -normalQuantile(q);
}

function tailQuantileBelow(tail: number): number {
  if (tail === 0) return Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  return r <= 5
    ? polynomial(quantileMiddle.above, r - 1.6) / polynomial(quantileMiddle.below, r - 1.6)
    : polynomial(quantileFar.above, r - 5) / polynomial(quantileFar.below, r - 5);
}
