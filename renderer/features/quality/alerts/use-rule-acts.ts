import type { AlertRule } from '../../../../contract/quality-alerts.ts';
import { useClient } from '../../../app/host-context.ts';
import { useConfirm } from '../../../ui/confirm-context.ts';
import { useToast } from '../../../ui/toast-context.ts';

export interface RuleActs {
  setEnabled(rule: AlertRule, enabled: boolean): void;
  silence(rule: AlertRule, minutes: number): void;
  remove(rule: AlertRule): void;
}

/** What is done to a rule at once; what fails is told. */
export function useRuleActs(onChanged: () => void): RuleActs {
  const { quality } = useClient();
  const confirm = useConfirm();
  const toast = useToast();
  const run = (act: () => Promise<string | undefined>): void => {
    act().then((message) => {
      if (message === undefined) return;
      onChanged();
      toast.show({ message });
    }, toast.error);
  };
  return {
    setEnabled: (rule, enabled) =>
      run(async () => {
        await quality.updateAlert({ ruleId: rule.id, enabled });
        return enabled ? `“${rule.name}” is watched.` : `“${rule.name}” is switched off.`;
      }),
    silence: (rule, minutes) =>
      run(async () => {
        await quality.silenceAlert({ ruleId: rule.id, minutes });
        return minutes === 0 ? `“${rule.name}” notifies again.` : `“${rule.name}” is silenced.`;
      }),
    remove: (rule) =>
      run(async () => {
        const sure = await confirm({
          title: `Remove “${rule.name}”?`,
          body: `${rule.state === 'firing' ? 'It fires now; that ends with it. ' : ''}Nobody watches this any more. What it found before stays in the history. To stop it for a while, switch it off or silence it instead.`,
          confirmLabel: 'Remove the alert',
          danger: true,
        });
        if (sure === undefined) return undefined;
        await quality.removeAlert({ ruleId: rule.id });
        return `“${rule.name}” is removed.`;
      }),
  };
}
