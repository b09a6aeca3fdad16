/** `hyper.yaml`, `hyper.yml` or `hyper.json`: what an artifact says about itself in our own words. */
import { type Dependency, type Manifest, manifest } from '../../../../contract/kinds.ts';
import type { Finding } from '../../../../contract/transfer.ts';
import { kinds } from '../../../../contract/vocabulary.ts';
import {
  constraintToRange,
  InvalidConstraint,
  InvalidCoordinate,
  parseNamespace,
  validateName,
} from '../../identity/index.ts';
import type { Detection, Detector } from './detection.ts';
import { fieldFinding } from './identity-findings.ts';
import { parseDocument } from './parse-document.ts';
import { type Members, members, text, texts } from './values.ts';

/** In the order of preference, should a folder hold several. */
export const manifestNames: readonly string[] = ['hyper.yaml', 'hyper.yml', 'hyper.json'];

/** These are told by the findings for an artifact's identity, in one way for every kind of source. */
const identityFields = new Set(['kind', 'name', 'version']);

export const detectHyperManifest: Detector = ({ kept }) => {
  const file = manifestNames.find((name) => kept.has(name));
  const bytes = file === undefined ? undefined : kept.get(file);
  if (file === undefined || bytes === undefined) return undefined;
  const parsed = parseDocument(file, bytes);
  if ('problem' in parsed) {
    const { problem, message, line } = parsed;
    const help = 'Correct the file, or remove it and fill in the fields by hand.';
    const finding = {
      ...fieldFinding('', `manifest.${problem}`, message, help, file),
      ...(line ? { line } : {}),
    };
    return { from: file, findings: [finding] };
  }
  const value = members(parsed.value);
  if (value) return describe(file, value);
  const message = `${file} must hold members such as kind, name and version.`;
  return {
    from: file,
    findings: [fieldFinding('', 'manifest.field', message, 'See the samples for complete manifests.', file)],
  };
};

function describe(file: string, value: Members): Detection {
  const findings: Finding[] = [];
  const checked = check(file, value, findings);
  const { kind, namespace, name, version, description, license, authors, keywords, dependencies, ...extra } =
    checked;
  return {
    from: file,
    kind: kinds.find((one) => one === kind),
    namespace: text(namespace, 128),
    name: text(name, 128),
    version: text(version, 256),
    description: text(description, 2_000),
    license: text(license),
    authors: texts(authors),
    keywords: texts(keywords),
    dependencies: checkDependencies(file, (dependencies ?? []) as Dependency[], findings),
    extra,
    findings,
  };
}

/** Validates; members that are wrong are reported and left out, so that the rest still shows. */
function check(file: string, value: Members, findings: Finding[]): Partial<Manifest> {
  const kind = kinds.find((one) => one === value.kind);
  if (kind === undefined && value.kind !== undefined) {
    const message = `${file}, field kind: expected one of ${kinds.join(', ')}; found ${shown(value.kind)}.`;
    findings.push(
      fieldFinding('kind', 'manifest.field', message, 'Correct the field, or choose a kind here.', file),
    );
  }
  // Without a kind the common fields can still be checked; "library" asks for nothing more than them.
  const candidate = { name: '', version: '', ...value, kind: kind ?? 'library' };
  const result = manifest.safeParse(candidate);
  if (result.success) return withoutGuess(result.data, kind);
  const wrong = new Set<PropertyKey>();
  for (const issue of result.error.issues) {
    wrong.add(issue.path[0] ?? '');
    findings.push(issueFinding(file, issue.path.map(String).join('.'), issue.message, value));
  }
  const rest = Object.fromEntries(Object.entries(candidate).filter(([key]) => !wrong.has(key)));
  const again = manifest.safeParse({ name: '', version: '', ...rest });
  return again.success ? withoutGuess(again.data, kind) : {};
}

function withoutGuess(data: Manifest, kind: string | undefined): Partial<Manifest> {
  if (kind !== undefined) return data;
  const { kind: _, ...rest } = data;
  return rest;
}

function issueFinding(file: string, path: string, issue: string, value: Members): Finding {
  const expected = issue.replace(/^Invalid (?:input|option): /, '').replace(/, received .*$/, '');
  const found = path.split('.').reduce<unknown>((at, key) => (at as Members | undefined)?.[key], value);
  const hint = identityFields.has(path) && typeof found === 'number' ? ' Put it in quotes.' : '';
  const message = `${file}, field ${path}: ${expected}; found ${shown(found)}.${hint}`;
  return fieldFinding(
    path,
    'manifest.field',
    message,
    `Correct the field in ${file} and import again.`,
    file,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'members';
  const json = JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

/** Coordinates and constraints obey the registry's rules; the ones that do not are reported and left out. */
function checkDependencies(
  file: string,
  dependencies: readonly Dependency[],
  findings: Finding[],
): Dependency[] {
  return dependencies.flatMap((dependency, index) => {
    try {
      const slash = dependency.coordinate.lastIndexOf('/');
      const namespace = parseNamespace(dependency.coordinate.slice(0, Math.max(0, slash)));
      const name = validateName(dependency.coordinate.slice(slash + 1));
      constraintToRange(dependency.constraint);
      return [{ ...dependency, coordinate: `${namespace}/${name}` }];
    } catch (error) {
      if (!(error instanceof InvalidCoordinate || error instanceof InvalidConstraint)) throw error;
      const member = error instanceof InvalidConstraint ? 'constraint' : 'coordinate';
      const path = `dependencies.${index}.${member}`;
      const help = `Correct the field in ${file} and import again.`;
      findings.push(
        fieldFinding(path, 'manifest.field', `${file}, field ${path}: ${error.message}`, help, file),
      );
      return [];
    }
  });
}
