import { z } from 'zod';
import type { PatternRuleId } from '../../../contract/quality-rules.ts';
import { usualRuleLengths } from '../../../main/core/quality/charts/index.ts';
import {
  cusumLimit,
  cusumRunLength,
  ewmaLimit,
  ewmaRunLength,
  falseAlarmPrice,
  shewhartRunLength,
} from '../../../main/core/quality/statistics/index.ts';

import { camelCase } from '../spc-compare.ts';

const shifts = z.array(z.number());
const design = z.strictObject({
  design: z.string(),
  shift_sigma: shifts,
  two_sided: z.boolean().default(true),
});
const ruleSet = z.strictObject({ rules: z.array(z.string()), shift_sigma: shifts });

/** Run lengths of a design or a rule set by shift; of an input without either the limits that the expected names ask for. */
export function runLengthsOf(input: unknown, expected: unknown): object {
  const asked = z.union([design, ruleSet, z.strictObject({})]).parse(input);
  if (isRuleSet(asked)) return { arl: rulesRunLengths(asked) };
  if (isDesign(asked)) return { arl: asked.shift_sigma.map(runLengthOf(asked.design, asked.two_sided)) };
  const names = Object.keys(z.record(z.string(), z.number()).parse(expected));
  return Object.fromEntries(names.map((name) => [camelCase(name), limitOf(name)]));
}

function isDesign(asked: object): asked is z.infer<typeof design> {
  return 'design' in asked;
}

function isRuleSet(asked: object): asked is z.infer<typeof ruleSet> {
  return 'rules' in asked;
}

function rulesRunLengths({ rules, shift_sigma }: z.infer<typeof ruleSet>) {
  const ids = rules.map((rule): PatternRuleId => {
    const [, family, number] = /^(N|WECO|W|WE)([1-8])$/iu.exec(rule) ?? [];
    if (family === undefined) throw new Error(`this rule is not understood: ${rule}`);
    return `${family.toUpperCase() === 'N' ? 'nelson' : 'weco'}-${number}` as PatternRuleId;
  });
  return falseAlarmPrice({ rules: ids, lengths: usualRuleLengths, shifts: shift_sigma }).shifted.map(
    ({ runLength }) => runLength,
  );
}

/** Names such as `shewhart3`, `ewma_vacl_l0.2_L2.962`, `cusum_k0.5_h5_fir2.5`. */
function runLengthOf(name: string, twoSided: boolean): (shift: number) => number {
  const [kind, ...parts] = name.split('_');
  const part = (letter: string) => {
    const text = parts.find(
      (entry) => entry.startsWith(letter) && /^[\d.]+$/u.test(entry.slice(letter.length)),
    );
    return text === undefined ? undefined : Number(text.slice(letter.length));
  };
  const needed = (letter: string) => {
    const value = part(letter);
    if (value === undefined) throw new Error(`this design is not understood: ${name}`);
    return value;
  };
  if (kind?.startsWith('shewhart'))
    return (shift) => shewhartRunLength(Number(kind.slice(8)), shift, twoSided);
  if (kind === 'cusum') {
    const [k, h] = [needed('k'), needed('h')];
    const headStart = part('fir') ?? part('hs') ?? (parts.includes('fir') ? h / 2 : 0);
    return (shift) => cusumRunLength({ k, h, headStart, twoSided }, shift);
  }
  if (kind !== 'ewma' || !twoSided) throw new Error(`this design is not understood: ${name}`);
  const limits = parts.includes('vacl') ? 'time-varying' : 'asymptotic';
  const [lambda, limit] = [needed('l'), needed('L')];
  return (shift) => ewmaRunLength({ lambda, limit, limits }, shift);
}

/** Names such as `cusum_k0.5_arl370`; 370 is what a Shewhart chart has, 370.398. */
function limitOf(name: string): number {
  const [, kind, parameter, runLength] = /^(cusum_k|ewma_l)([\d.]+)_arl([\d.]+)$/u.exec(name) ?? [];
  const wanted = runLength === '370' ? shewhartRunLength(3, 0) : Number(runLength);
  if (kind === 'cusum_k') return cusumLimit(Number(parameter), wanted);
  if (kind === 'ewma_l') return ewmaLimit(Number(parameter), wanted);
  throw new Error(`this limit is not understood: ${name}`);
}
