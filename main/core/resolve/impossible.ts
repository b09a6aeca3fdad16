/** What can be told of a dependency without looking at what there is: that nothing can ever meet it, or that it never counts. */
import { conditionCanHold } from '../../../contract/condition-can-hold.ts';
import { conditionWords } from '../../../contract/condition-words.ts';
import type { Condition } from '../../../contract/kinds.ts';
import { whyNeverMatches } from './versions/never-matches.ts';

export interface Impossible {
  /** `constraint`: nothing can ever meet it. `when`: it is never asked for. */
  member: 'constraint' | 'when';
  /** A sentence. */
  text: string;
}

/** Undefined where a version and a target can be thought of; of what cannot be read nothing is said here. */
export function impossibleIn(range: string, when: Condition | undefined): Impossible | undefined {
  if (when !== undefined && conditionCanHold(when) === false)
    return { member: 'when', text: `The condition (${conditionWords(when)}) holds on no target.` };
  const why = whyNeverMatches(range);
  return why === undefined ? undefined : { member: 'constraint', text: `The range can never match: ${why}.` };
}
