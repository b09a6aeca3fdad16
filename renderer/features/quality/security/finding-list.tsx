import { mdiAlertCircleOutline, mdiAlertOutline, mdiInformationOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { SecurityFinding, SecuritySeverity } from '../../../../contract/quality-security.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { Section } from '../../../ui/section.tsx';
import { FixPermissions } from './fix-permissions.tsx';
import { severityWords } from './security-words.ts';

const looks: Record<SecuritySeverity, { icon: string; color: string }> = {
  critical: { icon: mdiAlertCircleOutline, color: 'error.main' },
  warning: { icon: mdiAlertOutline, color: 'warning.main' },
  info: { icon: mdiInformationOutline, color: 'info.main' },
};

interface FindingListProps {
  findings: readonly SecurityFinding[];
  onMended(): void;
}

/** Findings, the worst first, each with the way to where it is mended. */
export function FindingList({ findings, onMended }: FindingListProps): ReactNode {
  const open = findings.some(({ check }) => check === 'permissions');
  return (
    <Section title="Findings" actions={open ? <FixPermissions onMended={onMended} /> : undefined}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {findings.map((finding) => (
          <FindingRow key={`${finding.check} ${finding.subject} ${finding.text}`} finding={finding} />
        ))}
      </Box>
    </Section>
  );
}

function FindingRow({ finding }: { finding: SecurityFinding }): ReactNode {
  const { check, severity, subject, text, fix } = finding;
  const { icon, color } = looks[severity];
  return (
    <Box component="li" sx={rowStyles}>
      <Box sx={{ color, pt: '2px' }}>
        <Icon path={icon} size={16} title={severityWords[severity]} />
      </Box>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Mono>{subject}</Mono>
        <div>{text}</div>
        {fix.command === undefined ? null : (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Mono>{fix.command}</Mono>
            <CopyButton text={fix.command} what="command" />
          </Box>
        )}
      </Box>
      {check === 'permissions' ? null : (
        <Button
          component={RouterLink}
          to={fix.link.replace(/^#/u, '')}
          aria-label={`${fix.label}: ${subject}`}
          sx={{ flexShrink: 0 }}
        >
          {fix.label}
        </Button>
      )}
    </Box>
  );
}

const rowStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 3,
  px: 4,
  py: 2.5,
  fontSize: 13.5,
  '& + &': { borderTop: 1, borderColor: 'divider' },
} as const;
