/** Checks and normalises what names a version, collecting every problem with its field. */
import type { FieldIssue } from '../../../contract/errors.ts';
import type { Dependency } from '../../../contract/kinds.ts';
import {
  constraintToRange,
  parseCoordinate,
  parseNamespace,
  parseVersion,
  validateName,
} from '../identity/index.ts';
import { refuse } from '../refuse.ts';

interface Identity {
  namespace: string;
  name: string;
  version: string;
  dependencies: Dependency[];
}

/** Without members that say nothing: they would be another text under the same meaning. */
function plainDependency({ when, features, ...rest }: Dependency): Dependency {
  return {
    ...rest,
    ...(when === undefined ? {} : { when: JSON.parse(JSON.stringify(when)) as typeof when }),
    ...(features === undefined || features.length === 0 ? {} : { features }),
  };
}

/** @throws Refusal INVALID_INPUT with all issues */
export function normaliseIdentity(input: Identity): Identity {
  const issues: FieldIssue[] = [];
  const attempt = <T>(field: string, check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      issues.push({ field, message: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  const namespace = attempt('namespace', () => parseNamespace(input.namespace));
  if (input.name.trim() === '')
    issues.push({ field: 'name', message: 'A name is needed, such as parser or acme-theme.' });
  const name = input.name.trim() === '' ? undefined : attempt('name', () => validateName(input.name));
  const version = parseVersion(input.version)?.version;
  if (version === undefined)
    issues.push({
      field: 'version',
      message:
        input.version.trim() === ''
          ? 'A version is needed, such as 1.0.0 or 2.0.0-beta.1.'
          : `“${input.version}” is not a SemVer 2.0 version such as 1.4.0 or 2.0.0-beta.1`,
    });
  const dependencies = input.dependencies.flatMap((dependency, index) => {
    const target = attempt(`dependencies[${index}].coordinate`, () => parseCoordinate(dependency.coordinate));
    attempt(`dependencies[${index}].constraint`, () => constraintToRange(dependency.constraint));
    const coordinate = target && `${target.namespace}/${target.name}`;
    return coordinate === undefined ? [] : [plainDependency({ ...dependency, coordinate })];
  });
  if (issues.length > 0 || namespace === undefined || name === undefined || version === undefined)
    throw refuse.input(issues.map(({ message }) => message).join(' '), issues);
  return { namespace, name, version, dependencies };
}
