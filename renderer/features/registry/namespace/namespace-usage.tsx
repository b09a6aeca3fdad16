import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { formatBytes } from '../../../ui/bytes.tsx';
import { countText } from '../../../ui/count-text.ts';
import { Mono } from '../../../ui/mono.tsx';
import { QuotaForm } from './quota-form.tsx';
import { UsageBar } from './usage-bar.tsx';

/** The pools a write in this namespace draws from, level by level, and the limits of this one. */
export function NamespaceUsage({ detail }: { detail: NamespaceDetail }): ReactNode {
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        What is stored here counts in this namespace and in each above it.
      </Typography>
      <Table aria-label={`Usage of ${detail.path}`} sx={{ mb: 5 }}>
        <TableHead>
          <TableRow>
            <TableCell>Namespace</TableCell>
            <TableCell>Content</TableCell>
            <TableCell>Versions</TableCell>
            <TableCell align="right">Packages</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {detail.pools.map(({ path, bytes, versions, packages }) => (
            <TableRow key={path} sx={{ '&:last-child td': { borderBottom: 0 } }}>
              <TableCell sx={{ width: '28%' }}>
                <Mono>{path}</Mono>
              </TableCell>
              <TableCell sx={{ width: '30%' }}>
                <UsageBar
                  label={`Content of ${path}`}
                  used={bytes.used}
                  limit={bytes.limit}
                  text={formatBytes}
                />
              </TableCell>
              <TableCell sx={{ width: '30%' }}>
                <UsageBar
                  label={`Versions of ${path}`}
                  used={versions.used}
                  limit={versions.limit}
                  text={countText}
                />
              </TableCell>
              <TableCell align="right">{countText(packages)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <QuotaForm detail={detail} />
    </>
  );
}
