import type { Dependency } from '../../../../contract/kinds.ts';

/** As the contract has them; its module would bring the schemas along. */
const types: readonly Dependency['type'][] = ['runtime', 'dev', 'build', 'peer'];

/** A requirement in an address: `org.acme/http@^1.0.0`, or JSON where it says more than that. */
export function printNeed(need: Dependency): string {
  const { coordinate, constraint, type, optional, when, features } = need;
  const plain = type === 'runtime' && !optional && when === undefined && (features ?? []).length === 0;
  return plain && typeof constraint === 'string' ? `${coordinate}@${constraint}` : JSON.stringify(need);
}

/** Read a requirement from an address; undefined for what is none. What is inside, the registry checks. */
export function readNeed(text: string): Dependency | undefined {
  if (text.startsWith('{')) return ofJson(text);
  const at = text.indexOf('@');
  const coordinate = at < 0 ? text : text.slice(0, at);
  if (!coordinate.includes('/')) return undefined;
  return {
    coordinate,
    constraint: at < 0 ? '*' : text.slice(at + 1) || '*',
    type: 'runtime',
    optional: false,
  };
}

function ofJson(text: string): Dependency | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { coordinate, constraint, type, optional, when, features } = membersOf(value);
  if (typeof coordinate !== 'string') return undefined;
  return {
    coordinate,
    constraint: typeof constraint === 'string' ? constraint : { ...membersOf(constraint) },
    type: types.find((each) => each === type) ?? 'runtime',
    optional: optional === true,
    ...(when === undefined ? {} : { when: { ...membersOf(when) } }),
    ...(Array.isArray(features) ? { features: features.map(String) } : {}),
  };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
