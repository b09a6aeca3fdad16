/** How trust roots are told that name revoked keys or ran out. */
import type { SecurityFinding } from '../../../../../contract/quality-security.ts';
import { keysAddress } from '../findings/address.ts';
import { counted, dayOf, quoted } from '../findings/words.ts';
import type { WeakRoot } from '../queries/key-findings.ts';

export interface RootFacts {
  keys: number;
  revokedKeys: number;
  roots: number;
  weakRoots: readonly WeakRoot[];
}

export function rootFinding(root: WeakRoot): Omit<SecurityFinding, 'check' | 'severity'> {
  const { namespace, expiredAt } = root;
  const reasons = [
    ...(expiredAt === undefined ? [] : [`ran out on ${dayOf(expiredAt)}`]),
    ...(root.revoked.length === 0 ? [] : [`names ${revokedKeys(root)}`]),
  ];
  return {
    subject: `trust root of ${namespace}`,
    text: `It ${reasons.join(' and ')}${consequence(root)}.`,
    fix: { label: `Change the trust root of ${namespace}`, link: keysAddress },
  };
}

function revokedKeys({ revoked }: WeakRoot): string {
  const [first] = revoked;
  if (first === undefined) return '';
  const why = first.reason === '' ? '' : `: ${quoted(first.reason)}`;
  if (revoked.length === 1) return `the key “${first.name}”, which was revoked${why}`;
  return `${counted(revoked.length, 'key')} that were revoked, “${first.name}” among them`;
}

function consequence({ expiredAt, counting, threshold }: WeakRoot): string {
  if (expiredAt !== undefined) return ': nothing signed under it is trusted any more';
  if (counting >= threshold) return '';
  return `; ${counted(counting, 'key')} ${counting === 1 ? 'is' : 'are'} left for ${counted(threshold, 'signature')}, so that nothing can be trusted`;
}
