interface Place {
  x: number;
  y: number;
}

const margin = 3;

/** The path through values with gaps, the values that stand alone, and the last one. */
export function sparkPaths(
  values: readonly (number | null)[],
  { width, height }: { width: number; height: number },
): { line: string; dots: Place[]; last: Place | undefined } {
  const known = values.filter((value) => value !== null);
  const min = Math.min(...known);
  const max = Math.max(...known);
  const stepX = (width - 2 * margin) / Math.max(1, values.length - 1);
  const placed = values.map((value, index): Place | undefined =>
    value === null
      ? undefined
      : {
          x: rounded(margin + index * stepX),
          y: rounded(
            max > min ? margin + (1 - (value - min) / (max - min)) * (height - 2 * margin) : height / 2,
          ),
        },
  );
  const parts: string[] = [];
  const dots: Place[] = [];
  for (const [index, place] of placed.entries()) {
    if (place === undefined) continue;
    const before = placed[index - 1];
    if (before !== undefined) parts.push(`L${place.x} ${place.y}`);
    else if (placed[index + 1] !== undefined) parts.push(`M${place.x} ${place.y}`);
    else dots.push(place);
  }
  return { line: parts.join(''), dots, last: placed.findLast((place) => place !== undefined) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
