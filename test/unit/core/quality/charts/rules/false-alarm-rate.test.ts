import { expect, it } from 'vitest';
import {
  nelsonRuleIds,
  qualityRuleIds,
  qualityRules,
  westernElectricRuleIds,
} from '../../../../../../contract/quality-rules.ts';
import { falseAlarmRate } from '../../../../../../main/core/quality/charts/rules/false-alarm-rate.ts';
import { RunRules } from '../../../../../../main/core/quality/charts/rules/run-rules.ts';
import { mulberry32, normalFrom } from '../../../../../support/spc-recipe.ts';

const patterns = [...nelsonRuleIds, ...westernElectricRuleIds];

it('is what the contract tells people', () => {
  for (const id of patterns) {
    const told = qualityRules[id].falseAlarmRate ?? 0;
    expect(Math.abs(falseAlarmRate(id) / told - 1), id).toBeLessThan(1e-12);
  }
});

it('is what in-control points are flagged by', () => {
  const points = 200_000;
  const next = normalFrom(mulberry32(7));
  const rules = new RunRules({ rules: patterns });
  const flagged = new Map<string, number>();
  for (let index = 0; index < points; index++) {
    const z = next();
    for (const id of rules.add(z, z)) flagged.set(id, (flagged.get(id) ?? 0) + 1);
  }
  for (const id of patterns) {
    const rate = falseAlarmRate(id);
    // Flags of one rule come in clusters: variance is about twice the run length that of independent ones.
    const error = Math.sqrt((rate * 30) / points);
    expect(Math.abs((flagged.get(id) ?? 0) / points - rate), id).toBeLessThan(5 * error);
  }
});

it('falls with the run length', () => {
  for (const id of nelsonRuleIds.slice(1)) {
    const key = id as Exclude<typeof id, 'nelson-1'>;
    expect(falseAlarmRate(id, { [key]: 20 }), id).toBeLessThan(falseAlarmRate(id));
  }
  expect(falseAlarmRate('nelson-4', { 'nelson-4': 3 })).toBeCloseTo(2 / 3, 14);
});

it('has words for every rule', () => {
  expect(Object.keys(qualityRules)).toEqual([...qualityRuleIds]);
  for (const { name, meaning, nextStep } of Object.values(qualityRules))
    for (const text of [meaning, nextStep]) expect(text, name).toMatch(/^[A-Z].{20,}\.$/u);
});
