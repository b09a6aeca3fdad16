import { countText } from '../../ui/count-text.ts';
import type { BulkState } from './bulk-run.ts';
import type { ActionLook, Subject } from './lifecycle-actions.ts';
import type { ActionResult } from './perform-action.ts';
import { plural, signatureWords } from './words.ts';

export interface BulkSummary {
  title: string;
  notes: { severity: 'success' | 'warning' | 'error'; text: string }[];
}

/** What came of an action over many artifacts: a title, and signature states counted when it verified or signed. */
export function bulkSummary(look: ActionLook, state: BulkState<Subject, ActionResult>): BulkSummary {
  const { done, failed, total } = state;
  const title =
    failed.length === 0 && done.length === total
      ? `${look.past} ${plural(done.length, 'artifact')}`
      : `${look.past} ${countText(done.length)} of ${plural(total, 'artifact')}`;
  const counts = Map.groupBy(done, ({ result }) => result.signature);
  const notes = [...counts].flatMap(([signature, members]) => {
    if (signature === undefined) return [];
    const severity = signature === 'tampered' ? 'error' : signature === 'trusted' ? 'success' : 'warning';
    const names = members.slice(0, 5).map(({ item }) => `${item.coordinate}@${item.version}`);
    const listed = signature === 'trusted' ? '' : `: ${names.join(', ')}${members.length > 5 ? ', …' : ''}`;
    return [
      {
        severity,
        text: `${signatureWords(signature)}: ${plural(members.length, 'artifact')}${listed}`,
      } as const,
    ];
  });
  return { title, notes };
}
