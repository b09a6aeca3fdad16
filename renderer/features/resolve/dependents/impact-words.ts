import type { Tone } from '../../../ui/tone-chip.tsx';
import type { ImpactAct } from './impact-address.ts';

export const impactEffects = ['breaks', 'changes', 'undecided', 'broken-already', 'none'] as const;
export type ImpactEffect = (typeof impactEffects)[number];

export const effectLooks: Readonly<Record<ImpactEffect, { label: string; tone: Tone }>> = {
  breaks: { label: 'Breaks', tone: 'error' },
  changes: { label: 'Changes', tone: 'warning' },
  undecided: { label: 'Not decided', tone: 'info' },
  'broken-already': { label: 'Broken already', tone: 'neutral' },
  none: { label: 'Unaffected', tone: 'success' },
};

/** How many dependents each effect has. */
export function countEffects(
  affected: readonly { effect: ImpactEffect }[],
): Readonly<Record<ImpactEffect, number>> {
  const counts = { breaks: 0, changes: 0, undecided: 0, 'broken-already': 0, none: 0 };
  for (const { effect } of affected) counts[effect] += 1;
  return counts;
}

/** Those it hurts first, nearest first among equals. */
export function graveFirst<T extends { effect: ImpactEffect; depth: number }>(affected: readonly T[]): T[] {
  return affected.toSorted(
    (one, other) =>
      impactEffects.indexOf(one.effect) - impactEffects.indexOf(other.effect) || one.depth - other.depth,
  );
}

/** The effects alone: `2 break, 1 changes`, or `nobody depends on it`. */
export function effectsInWords(affected: readonly { effect: ImpactEffect }[]): string {
  if (affected.length === 0) return 'nobody depends on it';
  const counts = countEffects(affected);
  const { breaks, changes, undecided } = counts;
  const parts: string[] = [];
  if (breaks > 0) parts.push(`${breaks.toLocaleString('en')} ${breaks === 1 ? 'breaks' : 'break'}`);
  if (changes > 0) parts.push(`${changes.toLocaleString('en')} ${changes === 1 ? 'changes' : 'change'}`);
  if (undecided > 0) parts.push(`${undecided.toLocaleString('en')} not decided`);
  if (parts.length > 0) return parts.join(', ');
  const broken = counts['broken-already'];
  return broken === 0 ? 'all stay as they are' : `${broken.toLocaleString('en')} broken already`;
}

const conditionals: Readonly<Record<ImpactAct, string>> = {
  delete: 'were deleted',
  yank: 'were yanked',
  archive: 'were archived',
  unpublish: 'were unpublished',
  publish: 'were published',
};

/** The answer in one sentence, e.g. `If it were yanked, 2 of 14 dependents would no longer resolve and 3 would get another version.` */
export function impactSentence(act: ImpactAct, affected: readonly { effect: ImpactEffect }[]): string {
  const { breaks, changes, undecided } = countEffects(affected);
  const of = `of ${affected.length.toLocaleString('en')} ${affected.length === 1 ? 'dependent' : 'dependents'}`;
  const parts: string[] = [];
  if (breaks > 0) parts.push(`${breaks.toLocaleString('en')} ${of} would no longer resolve`);
  if (changes > 0)
    parts.push(
      `${changes.toLocaleString('en')} ${parts.length === 0 ? `${of} ` : ''}would get another version`,
    );
  if (undecided > 0) parts.push(`${undecided.toLocaleString('en')} could not be decided in time`);
  const lead = `If it ${conditionals[act]}, `;
  return `${lead}${parts.length === 0 ? unharmed(affected) : parts.join(' and ')}.`;
}

function unharmed(affected: readonly { effect: ImpactEffect }[]): string {
  const broken = countEffects(affected)['broken-already'];
  const all = affected.length.toLocaleString('en');
  if (broken > 0)
    return `nobody would notice: ${broken.toLocaleString('en')} of ${all} cannot be resolved even now`;
  return `${affected.length === 1 ? 'its one dependent' : `all ${all} dependents`} would resolve as before`;
}
