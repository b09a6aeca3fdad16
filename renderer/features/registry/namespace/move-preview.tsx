import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { NamespaceMove } from '../../../../contract/registry-namespaces.ts';
import { formatBytes } from '../../../ui/bytes.tsx';
import { countText } from '../../../ui/count-text.ts';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { plural } from '../words.ts';
import { Failure } from './form-parts.tsx';

/** Rows and problems drawn; the rest is counted. */
const drawn = { namespaces: 50, problems: 20 };

interface MovePreviewProps {
  preview: NamespaceMove | undefined;
  error: unknown;
}

/** What a move takes along, and what stands in its way. */
export function MovePreview({ preview, error }: MovePreviewProps): ReactNode {
  if (error !== null && error !== undefined) return <Failure error={error} />;
  if (preview === undefined) return <LoadingSkeleton lines={3} label="Looking what would move" />;
  if (preview.problems.length > 0) return <Problems problems={preview.problems} />;
  return (
    <Box role="region" aria-label="What moves">
      <Typography variant="body2" sx={{ mb: 1 }}>
        {plural(preview.namespaceCount, 'namespace')}, {plural(preview.packages, 'package')},{' '}
        {plural(preview.versions, 'version')}, {formatBytes(preview.bytes)}
        {preview.trashed === 0 ? '' : `, ${plural(preview.trashed, 'version')} in the trash`}
        {preview.trustRoots.length === 0 ? '' : `, ${plural(preview.trustRoots.length, 'trust root')}`} will
        move.
      </Typography>
      <Box sx={{ maxHeight: 220, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: '6px' }}>
        <Table stickyHeader aria-label="Namespaces that move">
          <TableHead>
            <TableRow>
              <TableCell>From</TableCell>
              <TableCell>To</TableCell>
              <TableCell align="right">Packages</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {preview.namespaces.slice(0, drawn.namespaces).map(({ from, to, packages, joins }) => (
              <TableRow key={from} sx={{ '&:last-child td': { borderBottom: 0 } }}>
                <TableCell>
                  <Mono>{from}</Mono>
                </TableCell>
                <TableCell>
                  <Mono>{to}</Mono>
                  {joins ? (
                    <Typography component="div" variant="caption" color="textSecondary">
                      exists: the packages join it
                    </Typography>
                  ) : null}
                </TableCell>
                <TableCell align="right">{countText(packages)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {preview.namespaceCount > drawn.namespaces ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          and {plural(preview.namespaceCount - drawn.namespaces, 'other namespace')}
        </Typography>
      ) : null}
    </Box>
  );
}

function Problems({ problems }: { problems: NamespaceMove['problems'] }): ReactNode {
  const rest = problems.length - drawn.problems;
  return (
    <Alert severity="warning">
      <strong>It cannot move there yet.</strong>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 5 }}>
        {problems.slice(0, drawn.problems).map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
        {rest > 0 ? <li>and {plural(rest, 'other reason')}</li> : null}
      </Box>
    </Alert>
  );
}
