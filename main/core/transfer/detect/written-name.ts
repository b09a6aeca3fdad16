/** Names as other tools write them, folded to the rules of this registry. */
import type { Finding } from '../../../../contract/transfer.ts';
import { suggestFromNpm } from '../../identity/index.ts';

export interface FoldedName {
  readonly namespace: string;
  readonly name: string;
  /** One finding (`identity.folded`) when the name had to change. */
  readonly findings: readonly Finding[];
}

/** Longest part of a name that a finding repeats, characters. */
const shownName = 160;

/** What `suggestFromNpm` makes of a name, and a finding that tells where it differs from what was written. */
export function foldWrittenName(written: string): FoldedName {
  const { namespace, name } = suggestFromNpm(written);
  const folded = /^@[^/]*\//.test(written) ? `@${namespace.slice('pkg.'.length)}/${name}` : name;
  return { namespace, name, findings: folded === written ? [] : [foldedFinding(written, folded)] };
}

function foldedFinding(written: string, folded: string): Finding {
  const shown = written.length > shownName ? `${written.slice(0, shownName)}…` : written;
  return {
    // Capital letters are still the same name; lost letters make another one.
    severity: written.toLowerCase() === folded ? 'info' : 'warn',
    code: 'identity.folded',
    message: `The name “${shown}” does not fit the rules for names; it became “${folded}”.`,
    help: 'Names hold at most 128 lower-case letters, digits, dots, underscores and hyphens. Enter another if you like.',
    field: 'name',
    overridable: false,
  };
}
