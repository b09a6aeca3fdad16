/** What a person is told when alerts fire: by the desktop, or by the page where there is none. */
import type { AlertRule } from './quality-alerts.ts';

export interface AlertNotice {
  readonly title: string;
  readonly body: string;
  /** Where the page shows it. */
  readonly to: string;
  readonly critical: boolean;
}

/** Names told in a notice of several. */
const mostNames = 4;

/** One notice, however many fire. */
export function alertNotice(
  rules: readonly Pick<AlertRule, 'id' | 'name' | 'severity' | 'text'>[],
): AlertNotice {
  const critical = rules.filter(({ severity }) => severity === 'critical');
  const [first] = rules;
  if (rules.length === 1 && first !== undefined)
    return {
      title: critical.length > 0 ? `Critical: ${first.name}` : first.name,
      body: first.text,
      to: `/quality/alerts?rule=${first.id}`,
      critical: critical.length > 0,
    };
  const names = [...critical, ...rules.filter((rule) => !critical.includes(rule))].map(({ name }) => name);
  const more = names.length - mostNames;
  return {
    title: `${rules.length} alerts fire${critical.length > 0 ? `, ${critical.length} of them critical` : ''}`,
    body: [...names.slice(0, mostNames), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
    to: '/quality/alerts',
    critical: critical.length > 0,
  };
}
