/** Chips drawn at first, and how many of them stand above the first that matches. */
const drawn = 240;
const drawnAbove = 24;

/** The part of a long list, highest first, that is drawn: about the first version that matches, widened by what was asked for. */
export function versionWindow(
  versions: readonly { matches: boolean }[],
  more: { above: number; below: number },
): { from: number; to: number } {
  const first = versions.findIndex(({ matches }) => matches);
  const start = first < drawn - drawnAbove ? 0 : first - drawnAbove;
  return {
    from: Math.max(0, start - more.above),
    to: Math.min(versions.length, start + drawn + more.below),
  };
}
