import { expect, it } from 'vitest';
import { z } from 'zod';
import { differences } from '../support/spc-compare.ts';
import { answers } from '../support/spc-statistics/index.ts';
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

/** Kinds whose answers are numbers; charts have a file of tests of their own. */
const isStatistic = (vectors: VectorFile) => file.parse(readJson(vectors)).kind in answers;

describeFormat(
  'spc',
  (vectors) => {
    const { kind, count, cases } = file.parse(readJson(vectors));
    requireCount(count, cases.length);
    const answer = answers[kind];
    if (answer === undefined) throw new Error(`no such kind is known: ${kind}`);
    for (const { id, title, input, expected, tolerance } of cases)
      it(`${id}: ${title}`, () => {
        expect(differences(withoutRemarks(expected), answer(input, expected), tolerance)).toEqual([]);
      });
  },
  isStatistic,
);

/** Without what a vector says about engines and about its own simulation: those are no answers. */
function withoutRemarks(expected: unknown): object {
  const remarks = new Set(['bounds', 'standard_error']);
  return Object.fromEntries(Object.entries(expected ?? {}).filter(([name]) => !remarks.has(name)));
}
