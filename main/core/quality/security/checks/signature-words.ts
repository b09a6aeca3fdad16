/** How versions are told that are unsigned, or whose signatures do not count. */
import type {
  SecurityCheck,
  SecurityFinding,
  SecuritySeverity,
} from '../../../../../contract/quality-security.ts';
import { versionAddress } from '../findings/address.ts';
import type { SignatureClass } from '../queries/scan-versions.ts';
import type { NamedVersion } from '../queries/version-range.ts';

interface ClassWords {
  check: SecurityCheck;
  severity: SecuritySeverity;
  fix: string;
  /** One sentence. @param detail as the store tells it with the version */
  text(detail: string, version: NamedVersion): string;
}

export const classWords: Readonly<Record<SignatureClass, ClassWords>> = {
  tampered: {
    check: 'untrusted',
    severity: 'critical',
    fix: 'Verify it again; then delete it and import it from its source',
    text: (state) => `What is stored is not what was signed; the version is ${state}.`,
  },
  required: {
    check: 'unsigned',
    severity: 'critical',
    fix: 'Sign it',
    text: (_, { namespace }) =>
      `It is published without a signature, and ${namespace} publishes only what trusted keys signed.`,
  },
  unsigned: {
    check: 'unsigned',
    severity: 'warning',
    fix: 'Sign it',
    text: () => 'It is published without a signature: a change to its content would go unnoticed.',
  },
  distrusted: {
    check: 'untrusted',
    severity: 'critical',
    fix: 'Verify it, then sign it with a trusted key or trust the key that signed it',
    text: (why, { namespace }) => `It ${why}; ${namespace} publishes only what trusted keys signed.`,
  },
  untrusted: {
    check: 'untrusted',
    severity: 'warning',
    fix: 'Verify it, then sign it with a trusted key or trust the key that signed it',
    text: (why) => `It ${why}.`,
  },
  revoked: {
    check: 'revoked-keys',
    severity: 'critical',
    fix: 'Verify it and sign it with another key, or yank it',
    text: (keys) => `It is published, and only revoked keys vouch for it: ${keys}.`,
  },
};

export function signatureFinding(
  name: SignatureClass,
  version: NamedVersion & { detail: string },
): Omit<SecurityFinding, 'check' | 'severity'> {
  const { coordinate, detail } = version;
  return {
    subject: `${coordinate}@${version.version}`,
    text: classWords[name].text(detail, version),
    fix: {
      label: classWords[name].fix,
      link: versionAddress(coordinate, version.version, 'signatures'),
    },
  };
}
