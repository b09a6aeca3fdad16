/** Whether what an artifact is called can be stored. */
import type { Finding } from '../../../../contract/transfer.ts';
import { InvalidCoordinate, parseNamespace, parseVersion, validateName } from '../../identity/index.ts';

export interface Identity {
  readonly kind?: string | undefined;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
}

/** A finding that stops an import until the field is edited. */
export const fieldFinding = (
  field: string,
  code: string,
  message: string,
  help: string,
  file?: string,
): Finding => ({
  severity: 'block',
  code,
  message,
  help,
  field,
  overridable: false,
  ...(file === undefined ? {} : { file }),
});

/**
 * Findings for kind, namespace, name and version: `kind.unknown`, `namespace.invalid`, `name.missing`,
 * `name.invalid`, `version.missing`, `version.invalid`. Used for what was detected and for what a person edited.
 */
export function identityFindings({ kind, namespace, name, version }: Identity): Finding[] {
  const findings: Finding[] = [];
  if (kind === undefined) {
    const message = 'The content does not say which of the six kinds it is.';
    findings.push(
      fieldFinding('kind', 'kind.unknown', message, 'Choose a kind, or add a hyper.yaml that names it.'),
    );
  }
  const namespaceProblem = broken(() => parseNamespace(namespace));
  if (namespaceProblem) {
    const help = 'Use lower-case segments with dots, e.g. org.acme.tools.';
    findings.push(fieldFinding('namespace', 'namespace.invalid', namespaceProblem, help));
  }
  if (name === '') {
    findings.push(fieldFinding('name', 'name.missing', 'The artifact has no name.', 'Enter a name.'));
  } else {
    const problem = broken(() => validateName(name));
    const help = 'Use lower-case letters, digits, dots, underscores and hyphens.';
    if (problem) findings.push(fieldFinding('name', 'name.invalid', problem, help));
  }
  if (version === '') {
    findings.push(
      fieldFinding('version', 'version.missing', 'The artifact has no version.', 'Enter one, e.g. 1.0.0.'),
    );
  } else if (parseVersion(version) === undefined) {
    const message = `The version ${JSON.stringify(version)} is not a semantic version.`;
    findings.push(
      fieldFinding('version', 'version.invalid', message, 'Write three numbers, e.g. 1.0.0 or 1.0.0-rc.1.'),
    );
  }
  return findings;
}

function broken(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidCoordinate) return error.message;
    throw error;
  }
}
