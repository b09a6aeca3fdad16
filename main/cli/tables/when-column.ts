/** When a dependency counts, as the page says it. */
import { conditionCanHold } from '../../../contract/condition-can-hold.ts';
import { conditionWords } from '../../../contract/condition-words.ts';
import type { Dependency } from '../../../contract/kinds.ts';
import type { DerivedColumn } from '../output.ts';

export const whenColumn: DerivedColumn = {
  title: 'WHEN',
  text: (row) => {
    const { when } = row as unknown as Dependency;
    if (when === undefined) return '';
    const words = conditionWords(when) || 'always';
    return conditionCanHold(when) === false ? `${words}: holds on no target` : words;
  },
};
