/** What the settings of a namespace say against storing or publishing a version: every violation, not the first. */
import type Database from 'better-sqlite3';
import type { Violation } from '../../../../contract/errors.ts';
import type { PolicySetting } from '../../../../contract/namespace-policy.ts';
import type { SignatureState } from '../../../../contract/registry.ts';
import { refuse } from '../../refuse.ts';
import { explainPolicy } from '../queries/effective-policy.ts';

/** What is judged of a version. */
export interface Judged {
  /** `namespace/name@version`. */
  subject: string;
  version: string;
  license: string;
  signature: SignatureState;
  published: boolean;
}

/** Violations of settings by one version. */
export function policyViolations(settings: readonly PolicySetting[], version: Judged): Violation[] {
  return settings.flatMap(({ name, value, from }) => {
    const message = broken(name, value, from, version);
    return message === undefined ? [] : [{ policy: from, rule: name, message }];
  });
}

/** @throws Refusal POLICY_DENIED with every violation */
export function enforcePolicy(db: Database.Database, namespace: string, version: Judged): void {
  const violations = policyViolations(explainPolicy(db, namespace), version);
  if (violations.length > 0) throw refuse.policy(violations);
}

function broken(
  name: PolicySetting['name'],
  value: PolicySetting['value'],
  from: string,
  { subject, version, license, signature, published }: Judged,
): string | undefined {
  switch (name) {
    case 'requireLicense':
      return value === true && published && license.trim() === ''
        ? `${from} publishes nothing without a licence, and ${subject} has none`
        : undefined;
    case 'requireSignature':
      return value === true && published && signature !== 'trusted'
        ? `${from} publishes only what trusted keys signed; ${subject} is ${signed[signature]}`
        : undefined;
    case 'allowPrerelease':
      return value === false && isPrerelease(version)
        ? `${from} keeps no pre-releases, and ${subject} is one`
        : undefined;
    // Kept by whoever sets tags, promotes and resolves.
    case 'immutableTags':
    case 'channels':
    case 'resolveFrom':
      return undefined;
  }
}

const signed: Record<Exclude<SignatureState, 'trusted'>, string> & { trusted?: never } = {
  unknown: 'signed by keys its trust root does not name',
  unsigned: 'not signed',
  tampered: 'not what was stored',
};

/** SemVer 2.0.0 §9: a hyphen after the three numbers, before any build metadata. */
export function isPrerelease(version: string): boolean {
  const plus = version.indexOf('+');
  return (plus < 0 ? version : version.slice(0, plus)).includes('-');
}
