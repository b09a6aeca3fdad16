import { fold } from '../../../ui/fold.ts';

/** Steps of a path that are written out; the middle of a longer one is counted. */
const mostSteps = 6;

/** A way from one package to another by names alone: `app → http → aes`; of a long one the ends. */
export function pathWords(path: readonly string[]): string {
  const names = path.map((coordinate) => coordinate.slice(coordinate.lastIndexOf('/') + 1));
  if (names.length <= mostSteps) return names.join(' → ');
  const left = names.length - (mostSteps - 1);
  return [...names.slice(0, 3), `${left.toLocaleString('en')} more`, ...names.slice(-2)].join(' → ');
}

/** Those whose coordinate, version or path holds every word of a text. */
export function relatedMatching<T extends { coordinate: string; version: string; path: readonly string[] }>(
  related: readonly T[],
  text: string,
): readonly T[] {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return related;
  return related.filter(({ coordinate, version, path }) => {
    const searched = fold(`${coordinate}@${version} ${path.slice(0, 50).join(' ')}`);
    return words.every((word) => searched.includes(word));
  });
}
