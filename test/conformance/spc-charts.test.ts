import { expect, it } from 'vitest';
import { z } from 'zod';
import { answers } from '../support/spc-charts/index.ts';
import { differences } from '../support/spc-compare.ts';
import { describeFormat, readJson, requireCount, type VectorFile } from './vectors.ts';

const file = z.object({
  kind: z.string(),
  count: z.number().optional(),
  cases: z.array(
    z.object({
      id: z.string(),
      title: z.string().default(''),
      input: z.unknown(),
      expected: z.unknown(),
      tolerance: z.object({ rel: z.number(), abs: z.number() }),
    }),
  ),
});

/** Kinds whose answers are charts; the other kinds have a file of tests of their own. */
const isChart = (vectors: VectorFile) => file.parse(readJson(vectors)).kind in answers;

describeFormat(
  'spc',
  (vectors) => {
    const { kind, count, cases } = file.parse(readJson(vectors));
    requireCount(count, cases.length);
    const answer = answers[kind];
    if (answer === undefined) throw new Error(`no such kind is known: ${kind}`);
    for (const { id, title, input, expected, tolerance } of cases)
      it(`${id}: ${title}`, () => {
        expect(differences(expected, withoutEmpty(answer(input), expected), tolerance)).toEqual([]);
      });
  },
  isChart,
);

/** Where nothing is expected, a column without a single value is nothing. */
function withoutEmpty(actual: object, expected: unknown): object {
  const nothing = new Set(
    Object.entries(expected ?? {}).flatMap(([name, value]) => (value === null ? [name] : [])),
  );
  return Object.fromEntries(
    Object.entries(actual).filter(
      ([name, value]) =>
        !(nothing.has(name) && Array.isArray(value) && value.every((entry) => entry === undefined)),
    ),
  );
}
