import type { TagChange } from '../../../../contract/registry-tags.ts';

const verbs: Record<TagChange['action'], string> = {
  set: 'set by',
  removed: 'taken away by',
  pinned: 'pinned by',
  released: 'let go by',
  promoted: 'promoted by',
  'rolled-back': 'rolled back by',
  withdrawn: 'stepped back',
  restored: 'came back',
  followed: 'followed its rule',
};

/** What happened and who did it: `promoted by Ada`. What follows from a life cycle names nobody. */
export function changeWords({ action, actor }: Pick<TagChange, 'action' | 'actor'>): string {
  const verb = verbs[action];
  return verb.endsWith(' by') ? `${verb} ${actor}` : verb;
}

/** `1.0.0 → 1.2.0`, `→ 1.0.0` for the first, `1.2.0 → nothing` for the last. */
export function changeArrow({ from, to }: Pick<TagChange, 'from' | 'to'>): string {
  if (from === undefined) return `→ ${to ?? 'nothing'}`;
  return `${from} → ${to ?? 'nothing'}`;
}
