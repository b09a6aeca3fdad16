import { fold } from '../ui/fold.ts';

/** Whether every word typed begins a word of the title, in any order; nothing typed matches all. */
export function matchesTitle(title: string, typed: string): boolean {
  const words = fold(title).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}
