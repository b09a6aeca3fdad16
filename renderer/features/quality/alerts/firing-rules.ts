import type { AlertRule } from '../../../../contract/quality-alerts.ts';

/** Those that fire and that nobody asked to be quiet about. */
export function firingRules<Rule extends Pick<AlertRule, 'state' | 'enabled' | 'silencedUntil'>>(
  rules: readonly Rule[],
): Rule[] {
  return rules.filter(
    ({ state, enabled, silencedUntil }) => enabled && state === 'firing' && silencedUntil === undefined,
  );
}
