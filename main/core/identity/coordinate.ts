import { constraintToRange, InvalidConstraint } from './constraint.ts';

/** Which rule a namespace, a name or a coordinate breaks. */
export type CoordinateRule = 'form' | 'scope' | 'segment' | 'depth' | 'length' | 'name' | 'constraint';

/** A text that is no namespace, name or coordinate; `rule` is the rule it breaks, the message says how to obey it. */
export class InvalidCoordinate extends Error {
  readonly code = 'invalid-coordinate';
  override readonly name = 'InvalidCoordinate';
  readonly rule: CoordinateRule;

  constructor(rule: CoordinateRule, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** A package, and possibly which of its versions: a range, or the name of a tag or channel. */
export interface Coordinate {
  readonly namespace: string;
  readonly name: string;
  readonly constraint?: string;
}

const scopes = ['pkg', 'hyper', 'lib', 'org', 'user', 'local'];
const aliases: ReadonlyMap<string, string> = new Map([
  ['orgs', 'org'],
  ['users', 'user'],
  ['libs', 'lib'],
]);
const [deepest, longestNamespace, longestName] = [8, 128, 128];
const segmentShape = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const nameShape = /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/;
const tagShape = /^[a-z]([a-z0-9._-]{0,62}[a-z0-9])?$/;

/**
 * Checks a namespace and gives its normal form: dotted, lower case, scope first. The alias `orgs/acme/team` (likewise
 * `users/`, `libs/`) becomes `org.acme.team`. Throws InvalidCoordinate with the rule that is broken.
 */
export function parseNamespace(text: string): string {
  const segments = text.includes('/') ? aliasSegments(text) : text.split('.');
  const namespace = segments.join('.');
  const [scope = ''] = segments;
  if (!scopes.includes(scope)) {
    throw new InvalidCoordinate(
      'scope',
      `Namespace ${quote(text)} must start with one of ${scopes.join(', ')}.`,
    );
  }
  const broken = segments.find((segment) => !segmentShape.test(segment));
  if (broken !== undefined) {
    throw new InvalidCoordinate(
      'segment',
      `Namespace ${quote(text)}: the part ${quote(broken)} must hold lower-case letters, digits and inner hyphens only.`,
    );
  }
  if (segments.length > deepest) {
    throw new InvalidCoordinate(
      'depth',
      `Namespace ${quote(text)} has ${segments.length} parts; use at most ${deepest}.`,
    );
  }
  if (namespace.length > longestNamespace) {
    throw new InvalidCoordinate(
      'length',
      `Namespace ${quote(text)} has ${namespace.length} characters; use at most ${longestNamespace}.`,
    );
  }
  return namespace;
}

/** A namespace and all above it, from the scope down: `org.acme` gives `['org', 'org.acme']`. Takes the normal form. */
export function namespaceAncestors(namespace: string): string[] {
  const segments = namespace.split('.');
  return segments.map((_, index) => segments.slice(0, index + 1).join('.'));
}

/** Checks a package name: 1 to 128 of `a-z 0-9 . _ -`, a letter or digit at both ends. Throws InvalidCoordinate. */
export function validateName(name: string): string {
  if (name.length > longestName) {
    throw new InvalidCoordinate(
      'name',
      `Name ${quote(name)} has ${name.length} characters; use at most ${longestName}.`,
    );
  }
  if (!nameShape.test(name)) {
    throw new InvalidCoordinate(
      'name',
      `Name ${quote(name)} must hold lower-case letters, digits, dots, underscores and hyphens only, and start and end with a letter or digit.`,
    );
  }
  return name;
}

/**
 * Reads `org.acme.crypto/aes@^1.5.0`. The last `/` before the `@` separates the name; what follows the `@` is a
 * version range or the name of a tag or channel. Throws InvalidCoordinate.
 */
export function parseCoordinate(text: string): Coordinate {
  const at = text.indexOf('@');
  if (at === 0) {
    const { namespace, name } = suggestFromNpm(text);
    throw new InvalidCoordinate(
      'form',
      `${quote(text)} is an npm name. Its coordinate here is ${namespace}/${name}.`,
    );
  }
  const path = at < 0 ? text : text.slice(0, at);
  const slash = path.lastIndexOf('/');
  if (slash < 0) {
    throw new InvalidCoordinate(
      'form',
      `${quote(text)} needs a namespace before the name, as in pkg/${path || 'name'}.`,
    );
  }
  const namespace = parseNamespace(path.slice(0, slash));
  const name = validateName(path.slice(slash + 1));
  return at < 0
    ? { namespace, name }
    : { namespace, name, constraint: parseSelector(text, text.slice(at + 1).trim()) };
}

/**
 * Checks the name of a tag or channel: 1 to 64 of `a-z 0-9 . _ -`, a letter first, a letter or digit last, and no
 * version range, so that `package@name` means one thing. Throws InvalidCoordinate.
 */
export function validateTag(name: string): string {
  if (!tagShape.test(name)) {
    throw new InvalidCoordinate(
      'form',
      `Tag ${quote(name)} must start with a letter and hold lower-case letters, digits, dots, underscores and hyphens only, 64 at most.`,
    );
  }
  if (readsAsRange(name)) {
    throw new InvalidCoordinate('constraint', `Tag ${quote(name)} reads as a version range; use a word.`);
  }
  return name;
}

function readsAsRange(text: string): boolean {
  try {
    return constraintToRange(text) !== '';
  } catch (error) {
    if (error instanceof InvalidConstraint) return false;
    throw error;
  }
}

/** The text of a coordinate; parseCoordinate reads it back. */
export function formatCoordinate({ namespace, name, constraint }: Coordinate): string {
  return `${namespace}/${name}${constraint === undefined ? '' : `@${constraint}`}`;
}

/**
 * The coordinate an npm package gets by default: `@scope/name` goes to `pkg.scope`, others to `pkg`. Characters that
 * are not allowed become hyphens, so the result always passes parseNamespace and validateName.
 */
export function suggestFromNpm(npmName: string): { namespace: string; name: string } {
  const scoped = /^@([^/]*)\/(.*)$/s.exec(npmName);
  const name = sanitise(scoped?.[2] ?? npmName, /[^a-z0-9._-]+/g, longestName);
  if (scoped === null) return { namespace: 'pkg', name };
  return {
    namespace: `pkg.${sanitise(scoped[1] ?? '', /[^a-z0-9-]+/g, longestNamespace - 'pkg.'.length)}`,
    name,
  };
}

function sanitise(text: string, forbidden: RegExp, longest: number): string {
  const cleaned = text
    .toLowerCase()
    .replaceAll(forbidden, '-')
    .replace(/^[._-]+/, '')
    .slice(0, longest);
  return cleaned.replace(/[._-]+$/, '') || 'unnamed';
}

function aliasSegments(text: string): string[] {
  const [first = '', ...rest] = text.split('/');
  const scope = aliases.get(first);
  if (scope === undefined || rest.some((segment) => segment.includes('.'))) {
    throw new InvalidCoordinate(
      'form',
      `Namespace ${quote(text)}: separate its parts with dots (org.acme.team), or write orgs/, users/ or libs/ first.`,
    );
  }
  return [scope, ...rest];
}

function parseSelector(text: string, selector: string): string {
  if (tagShape.test(selector)) return selector;
  try {
    if (selector !== '') return constraintToRange(selector);
  } catch (error) {
    if (!(error instanceof InvalidConstraint)) throw error;
  }
  throw new InvalidCoordinate(
    'constraint',
    `${quote(text)}: what follows the @ must be a version range (^1.5.0), a version or the name of a tag.`,
  );
}

function quote(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}
