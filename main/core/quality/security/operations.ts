/** Handlers of the security report. */
import type { qualitySecurity } from '../../../../contract/quality-security.ts';
import type { DomainHandlers } from '../../operations/index.ts';
import type { Services } from '../../services.ts';
import { fixPermissions } from './permissions/fix-permissions.ts';
import { securityReport } from './report.ts';

export function qualitySecurityOperations(
  services: Pick<Services, 'store'>,
): Pick<DomainHandlers<'quality'>, keyof typeof qualitySecurity> {
  return {
    security: ({ most }, call) => securityReport(services, { most, signal: call.signal, at: call.write.at }),
    fixPermissions: (_input, call) => fixPermissions(services, call),
  };
}
