/** Fewer defects than this are at the right end: ten per hundred million. */
const least = 1e-7;

/** Where a reliability lies on a bar, 0 to 1: each seventh is ten times fewer defects; 0.9 lies at one seventh, 1 at the end. */
export function barPlace(reliability: number): number {
  const defects = Math.min(1, Math.max(least, 1 - reliability));
  return Math.log10(defects) / Math.log10(least);
}
