import { expect, it } from 'vitest';
import { z } from 'zod';
import { StatisticsError } from '../../main/core/quality/statistics/index.ts';
import { answers } from '../support/spc-charts/index.ts';
import { recipeAnswer } from '../support/spc-charts/recipes.ts';
import { otherAnswers } from '../support/spc-charts/refusals.ts';
import { everyVariant, withoutEmpty } from '../support/spc-charts/vector-answer.ts';
import { differences } from '../support/spc-compare.ts';
import { describeFormat, readJson, requireCount, type VectorFile } from './vectors.ts';

const vectorCase = z.object({
  id: z.string(),
  title: z.string().default(''),
  input: z.unknown(),
  expected: z.unknown(),
  tolerance: z.object({ rel: z.number(), abs: z.number() }),
});
type VectorCase = z.infer<typeof vectorCase>;
const file = z.object({ kind: z.string(), count: z.number().optional(), cases: z.array(vectorCase) });

/** Kinds that are no charts have tests of their own, in other files of this folder. */
const others = new Set([
  ...['arl', 'capability', 'constants', 'demonstration', 'dpmo', 'pareto', 'proportion-ci', 'quantiles'],
  ...['rate-ci', 'sketch', 'summary'],
]);

describeFormat('spc', checkFile, isOurs);

/** What is not understood is ours too, so that it is seen. */
function isOurs(vectors: VectorFile): boolean {
  try {
    return !others.has(file.parse(readJson(vectors)).kind);
  } catch {
    return true;
  }
}

function checkFile(vectors: VectorFile): void {
  const { kind, count, cases } = file.parse(readJson(vectors));
  requireCount(count, cases.length);
  const check = checkOf(kind);
  for (const each of cases) it(`${each.id}: ${each.title}`, { timeout: 120_000 }, () => check(each));
}

function checkOf(kind: string): (each: VectorCase) => void {
  if (kind === 'invalid') return checkRefusal;
  const answer = kind === 'recipe' ? recipeAnswer : answers[kind];
  if (answer === undefined) throw new Error(`no such kind is known: ${kind}`);
  return ({ input, expected, tolerance }) => {
    const actual = withoutEmpty(answer(input), expected);
    expect(differences(everyVariant(expected), actual, tolerance)).toEqual([]);
  };
}

function checkRefusal({ input, expected }: VectorCase): void {
  const { chart, args } = z.strictObject({ chart: z.string(), args: z.unknown() }).parse(input);
  expect(expected).toEqual({ outcome: 'typed error, no partial result' });
  const answer = answers[chart] ?? otherAnswers[chart];
  if (answer === undefined) throw new Error(`nothing of this name is known: ${chart}`);
  expect(() => answer(args)).toThrow(StatisticsError);
}
