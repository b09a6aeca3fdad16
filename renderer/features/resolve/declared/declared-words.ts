import { conditionWords } from '../../../../contract/condition-words.ts';
import type { Dependency } from '../../../../contract/kinds.ts';

/** Type, options and condition in one line. */
export function declaredWords({ type, optional, when, features = [] }: Dependency): string {
  const words = [type, ...(optional ? ['optional'] : [])];
  const condition = conditionWords(when);
  if (condition !== '') words.push(`only ${condition}`);
  if (features.length > 0) words.push(`with ${features.join(', ')} switched on`);
  return words.join(' · ');
}
