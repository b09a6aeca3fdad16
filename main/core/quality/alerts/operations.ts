/** Handlers of the alerts. */

import { parseCondition, printCondition } from '../../../../contract/alert-condition.ts';
import type { ConditionFault } from '../../../../contract/alert-scanner.ts';
import { conditionMeaning } from '../../../../contract/alert-words.ts';
import type { AlertRule, qualityAlerts } from '../../../../contract/quality-alerts.ts';
import type { OperationHandlers } from '../../operations/index.ts';
import { refuse } from '../../refuse.ts';
import type { Services } from '../../services.ts';
import type { AlertEngine } from './evaluation/alert-engine.ts';
import { operationNames } from './operation-names.ts';
import { presentRule, presentSpell } from './present.ts';

export function qualityAlertOperations(
  { store }: Pick<Services, 'store'>,
  engine: AlertEngine,
): OperationHandlers<typeof qualityAlerts> {
  const rules = async () => (await engine.rules()).map((each) => presentRule(each, Date.now()));
  /** As it stands after it was changed. */
  const changed = async (ruleId: string): Promise<{ rule: AlertRule }> => {
    await engine.refresh();
    const rule = (await rules()).find(({ id }) => id === ruleId);
    if (rule === undefined) throw refuse.notFound('alert', ruleId, 'hyper quality alerts lists them.');
    return { rule };
  };
  return {
    alerts: async () => ({ rules: await rules() }),
    alertHistory: async (input) => {
      const { spells, more } = await store.read('quality.alertHistory', input);
      return { spells: spells.map(presentSpell), more };
    },
    checkAlert: ({ condition }) => checked(engine, condition),
    addAlert: async (input, call) => {
      const rule = { ...input, condition: readCondition(input.condition) };
      return changed((await store.write('quality.addAlert', rule, call.write)).ruleId);
    },
    updateAlert: async ({ condition, ...input }, call) => {
      const change = condition === undefined ? input : { ...input, condition: readCondition(condition) };
      return changed((await store.write('quality.updateAlert', change, call.write)).ruleId);
    },
    removeAlert: async (input, call) => {
      const removed = await store.write('quality.removeAlert', input, call.write);
      await engine.refresh();
      return { removed };
    },
    acknowledgeAlert: async (input, call) => {
      await store.write('quality.acknowledgeAlert', input, call.write);
      return changed(input.ruleId);
    },
    silenceAlert: async (input, call) => {
      await store.write('quality.silenceAlert', input, call.write);
      return changed(input.ruleId);
    },
  };
}

async function checked(engine: AlertEngine, text: string) {
  const { condition, fault } = parseCondition(text, operationNames);
  if (condition === undefined)
    return fault === undefined ? {} : { error: { ...fault, expected: [...fault.expected] } };
  const said = { condition: printCondition(condition), meaning: conditionMeaning(condition) };
  try {
    const { value, text: now, holds } = await engine.check(condition);
    return {
      ...said,
      text: now,
      ...(value === undefined ? {} : { value }),
      ...(holds === undefined ? {} : { holds }),
    };
  } catch {
    // Its words are right all the same; that the evidence cannot be read is told by the rules and the dashboard.
    return { ...said, text: 'The evidence of quality cannot be read at present.' };
  }
}

/** As it is kept. @throws Refusal INVALID_INPUT */
function readCondition(text: string): string {
  const { condition, fault } = parseCondition(text, operationNames);
  if (condition !== undefined) return printCondition(condition);
  const message = fault === undefined ? 'It cannot be read.' : faultText(fault);
  throw refuse.input(
    'The condition cannot be read.',
    [{ field: 'condition', message }],
    'hyper quality alerts check shows the place; error_rate > 1 % over 15m is an example.',
  );
}

/** Operations are many: some of what could stand there is enough here. */
const mostExpected = 15;

function faultText({ message, position, expected }: ConditionFault): string {
  const some = expected.slice(0, mostExpected);
  const choice = some.length === 0 ? '' : ` Here could stand: ${some.join(', ')}.`;
  return `Character ${position + 1}: ${message}${choice}`;
}
