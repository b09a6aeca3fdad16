/** The security report in words. */
import type { SecurityReport, SecuritySeverity } from '../../../../contract/quality-security.ts';
import { countText } from '../../../ui/count-text.ts';

export const severityWords: Record<SecuritySeverity, string> = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Note',
};

/** What all checks come to. What was not looked at is never called safe. */
export function verdictText({ severities, checks }: SecurityReport): string {
  const { critical, warning, info } = severities;
  const unchecked = checks.filter(({ state }) => state === 'not-checked').length;
  const parts = [
    critical > 0 ? `${countText(critical)} critical` : '',
    warning > 0 ? `${countText(warning)} ${warning === 1 ? 'warning' : 'warnings'}` : '',
    info > 0 ? `${countText(info)} ${info === 1 ? 'note' : 'notes'}` : '',
  ].filter((part) => part !== '');
  const found = parts.length === 0 ? 'Nothing found' : parts.join(', ');
  if (unchecked === 0) return `${found}.`;
  return `${found}; ${unchecked} of ${checks.length} checks could not be made.`;
}
