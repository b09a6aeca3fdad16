import { mdiStar } from '@mdi/js';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import type { Key } from '../../../contract/trust.ts';
import { countText } from '../../ui/count-text.ts';
import { Digest } from '../../ui/digest.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ToneChip } from '../../ui/tone-chip.tsx';
import { KeyMenu } from './key-menu.tsx';
import { KeyStateChip } from './key-state-chip.tsx';

const algorithmNames: Record<Key['algorithm'], string> = {
  ed25519: 'Ed25519',
  'ecdsa-p256-sha256': 'ECDSA P-256',
  'rsa-pss-sha256': 'RSA-PSS',
};
const privateNames: Record<Key['private'], string> = {
  none: 'Public only',
  keychain: 'In the system keychain',
  passphrase: 'Sealed by passphrase',
};

/** All keys, each with a menu of what can be done with it. */
export function KeysTable({ keys }: { keys: readonly Key[] }): ReactNode {
  return (
    <Table aria-label="Keys">
      <TableHead>
        <TableRow>
          <TableCell>Name</TableCell>
          <TableCell>State</TableCell>
          <TableCell>Private half</TableCell>
          <TableCell>Trusted for</TableCell>
          <TableCell align="right">Signatures</TableCell>
          <TableCell>Created</TableCell>
          <TableCell component="td" />
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <TableRow key={key.keyId} hover sx={{ '&:last-child td': { borderBottom: 0 } }}>
            <TableCell>
              <Box
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  gap: 2,
                  fontWeight: 600,
                  overflowWrap: 'anywhere',
                }}
              >
                {key.name}
                {key.isDefault ? (
                  <ToneChip
                    tone="primary"
                    icon={mdiStar}
                    label="Default"
                    hint="Signs unless you choose another key"
                  />
                ) : null}
              </Box>
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
                {algorithmNames[key.algorithm]} · <Digest value={key.keyId} what="key id" />
              </Box>
            </TableCell>
            <TableCell>
              <KeyStateChip state={key.state} reason={key.stateReason} />
            </TableCell>
            <TableCell>{privateNames[key.private]}</TableCell>
            <TableCell>{key.trustedFor.length === 0 ? 'No namespace' : key.trustedFor.join(', ')}</TableCell>
            <TableCell align="right">{countText(key.signatureCount)}</TableCell>
            <TableCell>
              <RelativeTime value={key.createdAt} />
            </TableCell>
            <TableCell align="right">
              <KeyMenu item={key} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
