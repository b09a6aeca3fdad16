/** Every scenario a demonstration can be run on. */
import { refuse } from '../../../refuse.ts';
import { filesScenario } from './files.ts';
import { getScenario, searchScenario, versionsScenario } from './reads.ts';
import { resolveScenario } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { signaturesScenario } from './signatures.ts';
import { verificationsScenario } from './verifications.ts';
import { writesScenario } from './writes.ts';

export const allScenarios: readonly Scenario[] = [
  getScenario,
  searchScenario,
  versionsScenario,
  filesScenario,
  signaturesScenario,
  resolveScenario,
  writesScenario,
  verificationsScenario,
];

/** @throws Refusal NOT_FOUND naming those there are */
export function scenarioOf(id: string): Scenario {
  const found = allScenarios.find((scenario) => scenario.id === id);
  if (!found)
    throw refuse.notFound(
      'scenario',
      id,
      `There are ${allScenarios.map((scenario) => scenario.id).join(', ')}.`,
    );
  return found;
}
