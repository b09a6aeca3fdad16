/** Expected answers and actual ones, put in words in which they can be compared. */
import { z } from 'zod';

const flags = z.record(z.string(), z.array(z.number()));
const ruled = z.looseObject({ nelson: flags, variants: z.record(z.string(), flags) });
const variantRules: Readonly<Record<string, readonly string[]>> = {
  fullWindow: ['5', '6'],
  anyWindow: ['5', '6'],
  bothSides: ['8'],
};

/** Variants of rules are left out of the vectors where they flag what the canon flags: here they are put in. */
export function everyVariant(expected: unknown): unknown {
  if (Array.isArray(expected) || typeof expected !== 'object' || expected === null) return expected;
  const { success, data } = ruled.safeParse(expected);
  if (!success)
    return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, everyVariant(value)]));
  const variants = Object.entries(variantRules).map(([name, numbers]) => [
    name,
    { ...Object.fromEntries(numbers.map((number) => [number, data.nelson[number]])), ...data.variants[name] },
  ]);
  return { ...expected, variants: Object.fromEntries(variants) };
}

/** Where nothing is expected, a column without a single value is nothing. */
export function withoutEmpty(actual: object, expected: unknown): object {
  const nothing = new Set(
    Object.entries(expected ?? {}).flatMap(([name, value]) => (value === null ? [name] : [])),
  );
  const isEmpty = (value: unknown) => Array.isArray(value) && value.every((entry) => entry === undefined);
  return Object.fromEntries(
    Object.entries(actual).filter(([name, value]) => !(nothing.has(name) && isEmpty(value))),
  );
}
