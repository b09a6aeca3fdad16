/** Resolution problems of other projects and of generators, through the public entry of the resolver. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scenario } from '../../main/core/resolve/scenario.ts';
import resolveScenario, { type ScenarioAnswer } from '../../main/core/resolve-scenario.ts';
import { betterSwap, cyclesOf, problemsOf } from '../support/check-solution.ts';
import { hyperProcess } from '../support/hyper-process.ts';
import { namesIn, onlyNamed } from '../support/named-conflict.ts';
import { shuffled } from '../support/shuffled.ts';
import { caseFiles, type Expected, isSweep, missingCases, type Sweep } from '../support/solver-cases.ts';

/** Nothing may take longer, milliseconds. */
const mostMs = 60_000;

if (missingCases !== undefined) {
  console.warn(`Scenarios are skipped: ${missingCases}`);
  describe('scenarios', () => it.skip(missingCases ?? ''));
} else
  describe('scenarios', () => {
    for (const { name, read } of caseFiles())
      it(name, { timeout: 3 * mostMs }, () => {
        const file = read();
        if (isSweep(file)) checkSweep(file);
        else checkCase(file.input, file.expected);
      });
  });

/** Small ones of every sort, and the largest input there is. */
const asProcesses =
  /^(?:pub\/backtracking|conditions\/|optional\/|packse\/.*yanked|npm-real\/(?:workspace-500-s7|mui)|ecosystem\/ecosystem-1500)/u;

if (missingCases === undefined)
  describe('hyper resolve --scenario -', () => {
    beforeAll(() => hyperProcess(['resolve', '--scenario', '-'], '{}'), 2 * mostMs);
    for (const { name, read } of caseFiles().filter((file) => asProcesses.test(file.name)))
      it(name, { timeout: 2 * mostMs }, async () => {
        const file = read();
        if (isSweep(file)) throw new Error('a sweep has no input of its own');
        const { code, out } = await hyperProcess(['resolve', '--scenario', '-'], JSON.stringify(file.input));
        expect(code).toBe(0);
        expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(answerOf(file.input))));
        expect((JSON.parse(out) as ScenarioAnswer).status).toBe(file.expected.status);
      });
  });

const answerOf = (input: Scenario): ScenarioAnswer => resolveScenario(input, { deadline: mostMs });

function checkCase(input: Scenario, expected: Expected): void {
  const answer = answerOf(input);
  expect(answer.status).toBe(expected.status);
  if (answer.status === 'resolved' && expected.status === 'resolved') {
    expect(problemsOf(input, answer.versions)).toEqual([]);
    if (expected.match === 'exact') expect(answer.versions).toEqual(expected.versions);
    if (expected.singleSwapFree === true) expect(betterSwap(input, answer.versions)).toBeUndefined();
    expect(answer.cycles).toEqual(cyclesOf(input, answer.versions));
  }
  if (answer.status === 'unsatisfiable' && expected.status === 'unsatisfiable')
    checkExplanation(input, answer.explanation, expected);
  // Not only the same versions: the same text, byte for byte.
  expect(JSON.stringify(answerOf(shuffled(input)))).toBe(JSON.stringify(answer));
}

const ratios: number[] = [];

type Unsatisfiable = Extract<Expected, { status: 'unsatisfiable' }>;

function checkExplanation(input: Scenario, explanation: string, { core }: Unsatisfiable): void {
  expect(explanation.trim()).not.toBe('');
  const names = namesIn(explanation, input);
  expect(answerOf(onlyNamed(input, names)).status, `of ${[...names].join(', ')} alone`).toBe('unsatisfiable');
  if (core !== undefined) ratios.push(names.size / core.packages.length);
}

function checkSweep({ packages, roots }: Sweep): void {
  const wrong = roots.flatMap(([name, version, isSatisfiable]) => {
    const input = { packages, root: { dependencies: { [name]: version } } };
    const answer = answerOf(input);
    if (answer.status === 'resolved' && isSatisfiable) return problemsOf(input, answer.versions);
    return answer.status === 'unsatisfiable' && !isSatisfiable
      ? []
      : [`${name}@${version}: ${answer.status}`];
  });
  expect(wrong).toEqual([]);
}

afterAll(() => {
  if (ratios.length === 0) return;
  const sorted = ratios.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
  console.log(
    `Packages an explanation names, to those of a minimal conflict (${sorted.length} cases): median ${at(0.5)}, p90 ${at(0.9)}, most ${at(1)}`,
  );
});
