import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Finding } from '../../../contract/transfer.ts';
import { countText } from '../../ui/count-text.ts';
import { Mono } from '../../ui/mono.tsx';
import { findingGroups } from './finding-groups.ts';
import type { ImportItem } from './import-item.ts';

interface FindingsPanelProps {
  item: ImportItem;
  onReason(reason: string): void;
}

const alerts = { block: 'error', warn: 'warning', info: 'info' } as const;
/** Findings listed per severity; a large source may have thousands. */
const most = 50;

/** Findings by severity; overridable ones ask for a reason, which the audit log keeps. */
export function FindingsPanel({ item, onReason }: FindingsPanelProps): ReactNode {
  const blocks = item.findings.filter(({ severity }) => severity === 'block');
  const overridable = blocks.length > 0 && blocks.every((finding) => finding.overridable);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {findingGroups(item.findings).map(({ severity, title, findings }) => (
        <Alert key={severity} severity={alerts[severity]} sx={{ '& .MuiAlert-message': { width: '100%' } }}>
          <Typography variant="h3" component="h3">
            {title}
          </Typography>
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 0, listStyle: 'none' }}>
            {listed(findings).map((finding, index) => (
              <FindingLine
                key={`${finding.code}:${finding.file ?? ''}:${finding.line ?? index}`}
                finding={finding}
              />
            ))}
          </Box>
          {findings.some(isAtField) ? (
            <Typography variant="body2">See the marked fields below.</Typography>
          ) : null}
          {findings.length > most ? `and ${countText(findings.length - most)} more` : null}
        </Alert>
      ))}
      {overridable ? (
        <TextField
          required
          multiline
          label="Reason to import it nevertheless"
          value={item.draft.overrideReason}
          onChange={(event) => onReason(event.target.value)}
          helperText="The audit log keeps it with your name."
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
      ) : null}
    </Box>
  );
}

function FindingLine({ finding }: { finding: Finding }): ReactNode {
  const { message, help, file, line } = finding;
  return (
    <Box
      component="li"
      sx={{ py: 1, '& + &': { borderTop: '1px solid currentColor', borderTopColor: 'divider' } }}
    >
      <Typography variant="body2">
        {message}
        {file === undefined || message.includes(file) ? null : (
          <>
            {' '}
            <Mono>{line === undefined ? file : `${file}:${line}`}</Mono>
          </>
        )}
      </Typography>
      <Typography variant="caption" component="div">
        {help}
      </Typography>
    </Box>
  );
}

/** Findings about a field of the form stand at that field. */
const formFields = ['kind', 'namespace', 'name', 'version', 'description', 'license', 'keywords'];

function isAtField({ field }: Finding): boolean {
  return formFields.includes(field?.split(/[.[]/u)[0] ?? '');
}

function listed(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !isAtField(finding)).slice(0, most);
}
