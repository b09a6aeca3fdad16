import { InvalidScenario, type Path, recordAt, stringAt, stringsAt } from './invalid-scenario.ts';

const deepest = 50;

/**
 * Check the condition of an entry: known members alone, and no feature below `not`.
 * @throws InvalidScenario with the place of the first fault
 */
export function checkCondition(path: Path, value: unknown, depth = 0, belowNot = false): void {
  if (depth > deepest) throw new InvalidScenario(path, `conditions may be nested ${deepest} deep`);
  for (const [key, wanted] of Object.entries(recordAt(path, value))) {
    const place = [...path, key];
    switch (key) {
      case 'os':
      case 'arch':
        textOrTexts(place, wanted);
        break;
      case 'env':
        for (const [name, values] of Object.entries(recordAt(place, wanted)))
          textOrTexts([...place, name], values);
        break;
      case 'feature':
        if (belowNot) throw new InvalidScenario(place, '"not" cannot be about features');
        stringAt(place, wanted);
        break;
      case 'any':
      case 'all':
        if (!Array.isArray(wanted)) throw new InvalidScenario(place, 'it must be a list of conditions');
        for (const [index, member] of wanted.entries())
          checkCondition([...place, index], member, depth + 1, belowNot);
        break;
      case 'not':
        checkCondition(place, wanted, depth + 1, true);
        break;
      default:
        throw new InvalidScenario(place, 'known conditions are os, arch, env, feature, any, all and not');
    }
  }
}

function textOrTexts(path: Path, value: unknown): void {
  if (Array.isArray(value)) stringsAt(path, value);
  else stringAt(path, value);
}
