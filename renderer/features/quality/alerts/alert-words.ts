/** Alerts as a person reads them: states, severities, silences, and the order in which they matter. */
import {
  mdiAlertOctagonOutline,
  mdiAlertOutline,
  mdiBellOffOutline,
  mdiBellRingOutline,
  mdiCheckCircleOutline,
  mdiHelpCircleOutline,
  mdiInformationOutline,
  mdiTimerSandEmpty,
} from '@mdi/js';
import { parseCondition } from '../../../../contract/alert-condition.ts';
import { figureText } from '../../../../contract/alert-words.ts';
import type { AlertRule, AlertSpell } from '../../../../contract/quality-alerts.ts';
import type { Tone } from '../../../ui/tone-chip.tsx';
import { plural } from '../../registry/words.ts';

interface Look {
  label: string;
  tone: Tone;
  icon: string;
  hint: string;
}

/** How urgent an alert is, in words. */
export const severityLooks: Record<AlertRule['severity'], Look> = {
  critical: {
    label: 'Critical',
    tone: 'error',
    icon: mdiAlertOctagonOutline,
    hint: 'Somebody has to act now.',
  },
  warning: {
    label: 'Warning',
    tone: 'warning',
    icon: mdiAlertOutline,
    hint: 'Somebody should look into it.',
  },
  info: { label: 'Info', tone: 'info', icon: mdiInformationOutline, hint: 'Good to know.' },
};

/** The choices for a silence, minutes. The longest is what the core allows; it is ended by hand. */
export const silenceChoices: readonly { minutes: number; label: string }[] = [
  { minutes: 15, label: 'For 15 minutes' },
  { minutes: 60, label: 'For 1 hour' },
  { minutes: 480, label: 'For 8 hours' },
  { minutes: 43_200, label: 'Until I end it (30 days at most)' },
];

/** The state of a rule with what it means. */
export function stateLook({ enabled, state, severity }: AlertRule): Look {
  if (!enabled)
    return {
      label: 'Off',
      tone: 'neutral',
      icon: mdiBellOffOutline,
      hint: 'Switched off: nobody watches it.',
    };
  switch (state) {
    case 'firing':
      return {
        label: 'Firing',
        tone: severityLooks[severity].tone,
        icon: mdiBellRingOutline,
        hint: 'The condition holds, for as long as it must.',
      };
    case 'pending':
      return {
        label: 'Pending',
        tone: 'warning',
        icon: mdiTimerSandEmpty,
        hint: 'The condition holds, but not for as long yet as it must.',
      };
    case 'no-data':
      return {
        label: 'No data',
        tone: 'neutral',
        icon: mdiHelpCircleOutline,
        hint: 'Too little happened to say anything, or it cannot be evaluated.',
      };
    case 'inactive':
      return {
        label: 'Quiet',
        tone: 'success',
        icon: mdiCheckCircleOutline,
        hint: 'The condition does not hold.',
      };
  }
}

const stateOrder = ['firing', 'pending', 'no-data', 'inactive'] as const;
const severityOrder = ['critical', 'warning', 'info'] as const;

/** What fires first, what nobody looks after and the critical before the rest; what is switched off last; else by name. */
export function ordered(rules: readonly AlertRule[]): AlertRule[] {
  const rank = ({ enabled, state, severity, acknowledged }: AlertRule): number =>
    (enabled ? 0 : 100) +
    (acknowledged === undefined ? 0 : 5) +
    (state === 'firing' ? 0 : (stateOrder.indexOf(state) + 1) * 10) +
    (state === 'firing' || state === 'pending' ? severityOrder.indexOf(severity) : 0);
  return rules.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
}

/** `2 alerts fire, 1 is pending, 8 are watched`. */
export function summaryText(rules: readonly AlertRule[]): string {
  const watched = rules.filter(({ enabled }) => enabled);
  const count = (state: AlertRule['state']): number => watched.filter((rule) => rule.state === state).length;
  const [firing, pending, blind] = [count('firing'), count('pending'), count('no-data')];
  const parts = [
    firing === 0 ? 'Nothing fires' : `${plural(firing, 'alert')} ${firing === 1 ? 'fires' : 'fire'}`,
  ];
  if (pending > 0) parts.push(`${pending} pending`);
  if (blind > 0) parts.push(`${blind} without data`);
  parts.push(`${watched.length} of ${rules.length} watched`);
  return parts.join(', ');
}

/** The worst figure of a spell in the measure of its condition. */
export function peakText({ condition, peak }: Pick<AlertSpell, 'condition' | 'peak'>): string {
  const figure = parseCondition(condition).condition?.figure;
  return figure === undefined ? String(peak) : figureText(figure, peak);
}
