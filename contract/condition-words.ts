import type { Condition } from './kinds.ts';

type OneOf = string | readonly string[];

/** When a dependency counts, as a person says it: `on linux or darwin, on x64, with feature tls`. Empty when always. */
export function conditionWords(when: Condition | undefined): string {
  if (when === undefined) return '';
  const parts: string[] = [];
  if (when.os !== undefined) parts.push(placeWords('on', when.os));
  if (when.arch !== undefined) parts.push(placeWords('on', when.arch));
  for (const [name, value] of Object.entries(when.env ?? {})) parts.push(variableWords(name, value));
  if (when.feature !== undefined) parts.push(`with feature ${when.feature}`);
  for (const each of when.all ?? []) parts.push(conditionWords(each));
  if (when.any !== undefined) parts.push(anyWords(when.any));
  if (when.not !== undefined) parts.push(`not ${bracketed(conditionWords(when.not))}`);
  return parts.filter((part) => part !== '').join(', ');
}

/** Whether simple fields can hold a condition: nothing nested. */
export function isPlainCondition(when: Condition | undefined): boolean {
  return when?.any === undefined && when?.all === undefined && when?.not === undefined;
}

function anyWords(any: readonly Condition[]): string {
  if (any.length === 0) return 'never';
  const parts = any.map(conditionWords);
  return parts.length === 1 ? (parts[0] ?? '') : parts.map(bracketed).join(' or ');
}

/** Brackets where the words could be read otherwise without them. */
function bracketed(words: string): string {
  if (words === '') return 'always';
  return / or |, /u.test(words) ? `(${words})` : words;
}

function placeWords(preposition: string, value: OneOf): string {
  const { wanted, unwanted } = sorted(value);
  const refused = unwanted.filter((each) => wanted.includes(each));
  if (refused.length > 0)
    return `${preposition} ${listed(wanted, 'or')} but not ${preposition} ${listed(refused, 'or')}`;
  if (wanted.length > 0) return `${preposition} ${listed(wanted, 'or')}`;
  return unwanted.length > 0 ? `not ${preposition} ${listed(unwanted, 'or')}` : '';
}

function variableWords(name: string, value: OneOf): string {
  const { wanted, unwanted } = sorted(value);
  const refused = unwanted.filter((each) => wanted.includes(each)).map(shown);
  if (refused.length > 0)
    return `when ${name} is ${listed(wanted.map(shown), 'or')} but not ${listed(refused, 'or')}`;
  if (wanted.length > 0) return `when ${name} is ${listed(wanted.map(shown), 'or')}`;
  if (unwanted.length === 1 && unwanted[0] === '') return `when ${name} is set`;
  return unwanted.length > 0 ? `when ${name} is not ${listed(unwanted.map(shown), 'or')}` : '';
}

function shown(value: string): string {
  return value === '' ? 'not set' : value;
}

function sorted(value: OneOf): { wanted: string[]; unwanted: string[] } {
  const values = typeof value === 'string' ? [value] : [...value];
  return {
    wanted: values.filter((each) => !each.startsWith('!')),
    unwanted: values.filter((each) => each.startsWith('!')).map((each) => each.slice(1)),
  };
}

function listed(values: readonly string[], word: string): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} ${word} ${last}`;
}
