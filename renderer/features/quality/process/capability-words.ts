/** Capability in words. */
import type { Capability } from '../../../../contract/control-chart.ts';
import type { Tone } from '../../../ui/tone-chip.tsx';

export const indexWords: Record<Capability['indices'][number]['name'], string> = {
  Cp: 'Width between the limits over six sigma within: what the process could do if it were centred.',
  Cpk: 'Distance from the mean to the nearer limit over three sigma within: what it can do where it stands.',
  Pp: 'As Cp, by all the variation that was seen.',
  Ppk: 'As Cpk, by all the variation that was seen: what its users got.',
  Cpm: 'As Cp, with distance from the target counted too.',
};

/** What an index comes to in one word; judged by the lower end of its interval. */
export function judgement(lowest: number): { tone: Tone; label: string; hint: string } {
  if (lowest >= 1.33)
    return { tone: 'success', label: 'Capable', hint: 'At least 1.33 even at the lower end of the interval' };
  if (lowest >= 1)
    return { tone: 'warning', label: 'Barely', hint: 'Between 1 and 1.33: little room is left' };
  return {
    tone: 'error',
    label: 'Not shown',
    hint: 'Below 1 at the lower end: it may exceed its limit regularly',
  };
}
