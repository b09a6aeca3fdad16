/** Reads JSON and YAML that strangers wrote. */
import { isUtf8 } from 'node:buffer';
import { isMap, isScalar, isSeq, parseDocument as parseYaml } from 'yaml';

const longest = 1_048_576;
const deepest = 32;
const mostNodes = 100_000;

export type ParsedDocument =
  | { readonly value: unknown }
  | { readonly problem: 'encoding' | 'syntax' | 'size'; readonly message: string; readonly line?: number };

/**
 * Parses by the file's extension; YAML 1.2 core, one document. The value holds plain objects without `__proto__`,
 * at most 32 levels and 100,000 nodes, aliases counted as often as they are used.
 */
export function parseDocument(path: string, bytes: Buffer): ParsedDocument {
  if (bytes.length > longest) return { problem: 'size', message: `${path} is larger than 1 MiB.` };
  if (!isUtf8(bytes)) return { problem: 'encoding', message: `${path} is not valid UTF-8.` };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return { value: plainCopy(path.toLowerCase().endsWith('.json') ? JSON.parse(text) : fromYaml(text)) };
  } catch (error) {
    if (error instanceof DocumentTooLarge) return { problem: 'size', message: `${path} ${error.message}` };
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const line = error instanceof YamlSyntaxError ? error.line : undefined;
    const message = `${path} cannot be read: ${detail.replace(/:$/, '')}`;
    return { problem: 'syntax', message, ...(line === undefined ? {} : { line }) };
  }
}

class DocumentTooLarge extends Error {}

class YamlSyntaxError extends Error {
  readonly line: number | undefined;
  constructor(message: string, line: number | undefined) {
    super(message);
    this.line = line;
  }
}

function fromYaml(text: string): unknown {
  // The nesting is judged before the parser, which goes down by recursion, meets it.
  if (/^[ \t]*[[{](?:[ \t\n]*[[{]){64}/m.test(text)) throw new DocumentTooLarge('is nested too deeply.');
  const document = parseYaml(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw new YamlSyntaxError(error.message, error.linePos?.[0].line);
  const { contents } = document;
  if (!isMap(contents) && !isSeq(contents) && !isScalar(contents)) return undefined;
  // Beyond this many uses of aliases the library refuses, so that a few lines cannot become gigabytes.
  return document.toJS({ maxAliasCount: 100 });
}

/** A copy of plain objects and arrays; `__proto__` is dropped, so that no later copy can change a prototype. */
function plainCopy(root: unknown): unknown {
  let nodes = 0;
  const copy = (value: unknown, depth: number): unknown => {
    nodes += 1;
    if (nodes > mostNodes) throw new DocumentTooLarge(`has more than ${mostNodes} values.`);
    if (depth > deepest) throw new DocumentTooLarge(`is nested more than ${deepest} levels deep.`);
    if (Array.isArray(value)) return value.map((member) => copy(member, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(members.map(([key, member]) => [key, copy(member, depth + 1)]));
  };
  return copy(root, 0);
}
