/** A value that has no canonical JSON text. `path` is the JSON pointer (RFC 6901) of the offending place. */
export class CanonicalJsonError extends Error {
  readonly code = 'not-canonicalizable';
  override readonly name = 'CanonicalJsonError';
  readonly path: string;

  constructor(path: readonly string[], problem: string) {
    const pointer = path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    super(`Canonical JSON: ${problem} at ${pointer === '' ? 'the top level' : pointer}.`);
    this.path = pointer;
  }
}

// Far above any real document and far below the depth at which recursion would exhaust the stack.
const deepest = 1000;

interface Walk {
  readonly path: string[];
  readonly ancestors: Set<object>;
}

/**
 * The JSON Canonicalization Scheme text of a value (RFC 8785): members sorted by UTF-16 code units, numbers and
 * strings as ECMAScript writes them, no white space. Accepts what JSON can hold: null, booleans, finite numbers,
 * well-formed strings, arrays and plain objects. Throws CanonicalJsonError for anything else, for cycles and for
 * nesting deeper than 1000.
 */
export function canonicalize(value: unknown): string {
  return write(value, { path: [], ancestors: new Set() });
}

function write(value: unknown, walk: Walk): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, walk);
    case 'number':
      if (!Number.isFinite(value)) throw new CanonicalJsonError(walk.path, `${value} is no JSON number`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeNested(value, walk);
    default:
      throw new CanonicalJsonError(walk.path, `a value of type ${typeof value} has no JSON form`);
  }
}

function writeString(text: string, walk: Walk): string {
  if (!text.isWellFormed()) throw new CanonicalJsonError(walk.path, 'a string holds a lone surrogate');
  return JSON.stringify(text);
}

function writeNested(value: object, walk: Walk): string {
  if (walk.ancestors.has(value)) throw new CanonicalJsonError(walk.path, 'a value contains itself');
  if (walk.ancestors.size === deepest) {
    throw new CanonicalJsonError(walk.path, `values are nested more than ${deepest} deep`);
  }
  walk.ancestors.add(value);
  const text = Array.isArray(value) ? writeArray(value, walk) : writeObject(value, walk);
  walk.ancestors.delete(value);
  return text;
}

function writeArray(items: readonly unknown[], walk: Walk): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    walk.path.push(String(index));
    text += (index === 0 ? '' : ',') + write(items[index], walk);
    walk.path.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, walk: Walk): string {
  if (!isPlain(value))
    throw new CanonicalJsonError(walk.path, 'only plain objects and arrays have a JSON form');
  let text = '{';
  // `<` on strings compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  for (const [key, member] of Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))) {
    walk.path.push(key);
    text += `${text === '{' ? '' : ','}${writeString(key, walk)}:${write(member, walk)}`;
    walk.path.pop();
  }
  return `${text}}`;
}

// Compared by shape rather than with Object.prototype itself, so that objects of another realm pass.
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
