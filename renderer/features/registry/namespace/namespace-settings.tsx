import { mdiLockOutline, mdiPencilOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { PolicyName, PolicySetting } from '../../../../contract/namespace-policy.ts';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { Icon } from '../../../ui/icon.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { lockText, originText, policyValueText, policyWords } from './policy-words.ts';

const PolicyDialog = lazy(() => import('./policy-dialog.tsx'));

/** The settings that hold in a namespace, each with where it comes from and whether it is locked. */
export function NamespaceSettings({ detail }: { detail: NamespaceDetail }): ReactNode {
  const { path } = detail;
  const [edited, setEdited] = useState<PolicyName>();
  const setting = detail.effective.policy.find(({ name }) => name === edited);
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        What is set here also holds for the namespaces below, which may change it unless it is mandatory.
      </Typography>
      <Table aria-label={`Settings of ${path}`}>
        <TableHead>
          <TableRow>
            <TableCell>Setting</TableCell>
            <TableCell>Value</TableCell>
            <TableCell>From</TableCell>
            <TableCell component="td" />
          </TableRow>
        </TableHead>
        <TableBody>
          {detail.effective.policy.map((row) => (
            <SettingRow key={row.name} path={path} setting={row} onEdit={() => setEdited(row.name)} />
          ))}
        </TableBody>
      </Table>
      <Suspense fallback={null}>
        {setting === undefined ? null : (
          <PolicyDialog path={path} setting={setting} onClose={() => setEdited(undefined)} />
        )}
      </Suspense>
    </>
  );
}

interface SettingRowProps {
  path: string;
  setting: PolicySetting;
  onEdit(): void;
}

function SettingRow({ path, setting, onEdit }: SettingRowProps): ReactNode {
  const { name, value, from, mandatory, locked } = setting;
  const { title, hint } = policyWords[name];
  return (
    <TableRow sx={{ '&:last-child td': { borderBottom: 0 } }}>
      <TableCell sx={{ minWidth: 200 }}>
        <Typography variant="body2" sx={{ fontWeight: 550 }}>
          {title}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {hint}
        </Typography>
      </TableCell>
      <TableCell>{policyValueText(name, value)}</TableCell>
      <TableCell>
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 1 }}>
          {originText(from, path)}
          {mandatory ? (
            <ToneChip
              tone={locked === undefined ? 'primary' : 'warning'}
              icon={mdiLockOutline}
              label={locked === undefined ? 'Mandatory below' : `Mandatory in ${locked.by}`}
              hint={
                locked === undefined
                  ? 'Namespaces below may tighten it, never weaken it'
                  : lockText(name, locked)
              }
            />
          ) : null}
        </Box>
      </TableCell>
      <TableCell align="right">
        <IconButton aria-label={`Change ${title}`} onClick={onEdit}>
          <Icon path={mdiPencilOutline} />
        </IconButton>
      </TableCell>
    </TableRow>
  );
}
