import { mdiDownloadOutline, mdiLockOpenVariantOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { useApi } from '../../../app/host-context.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { saveText } from '../../../ui/save-text.ts';
import { useUnlock } from '../../trust/unlock-context.ts';
import { ReportText } from './report-text.tsx';

interface ReportDialogProps {
  demonstration: Demonstration;
  onClose(): void;
}

/** What was and was not shown, signed: to be read, copied and taken away. */
export default function ReportDialog({ demonstration, onClose }: ReportDialogProps): ReactNode {
  const api = useApi();
  const { ask } = useUnlock();
  const titleId = useId();
  const { id, label, scenario, endedAt = '' } = demonstration;
  const { data, error, refetch } = useQuery(
    api.quality.demonstrationReport.queryOptions({ input: { demonstrationId: id }, staleTime: 0 }),
  );
  const status = useQuery(api.settings.status.queryOptions({ input: {} }));
  const locked = status.data?.vault.locked === true;
  const fileName = `demonstration-${scenario}-${endedAt.slice(0, 10)}`;
  const sign = async (): Promise<void> => {
    if (await ask()) await refetch();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>Report: {label}</DialogTitle>
      <DialogContent tabIndex={0} aria-label="Report">
        {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingSkeleton lines={10} /> : null}
        {data === undefined ? null : (
          <>
            {data.unsigned === undefined ? null : (
              <Alert
                severity="warning"
                sx={{ mb: 4 }}
                action={
                  locked ? (
                    <Button
                      color="inherit"
                      startIcon={<Icon path={mdiLockOpenVariantOutline} size={16} />}
                      onClick={() => void sign()}
                    >
                      Unlock and sign
                    </Button>
                  ) : undefined
                }
              >
                <strong>It is not signed.</strong> {data.unsigned} Whoever gets it cannot tell whether it was
                changed.
              </Alert>
            )}
            {data.keyId === undefined ? null : (
              <Alert severity="success" sx={{ mb: 4, alignItems: 'center' }}>
                Signed with key <Mono>{data.keyId}</Mono> <CopyButton text={data.keyId} what="key id" />
              </Alert>
            )}
            <ReportText markdown={data.text} />
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {data === undefined ? null : (
          <>
            <Box sx={{ display: 'flex', alignItems: 'center', fontSize: 13, color: 'text.secondary' }}>
              Copy <CopyButton text={data.text} what="report" />
            </Box>
            <Box sx={{ flex: 1 }} />
            <Button
              startIcon={<Icon path={mdiDownloadOutline} size={18} />}
              onClick={() => saveText(`${fileName}.md`, data.text, 'text/markdown')}
            >
              Text
            </Button>
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiDownloadOutline} size={18} />}
              onClick={() => saveText(`${fileName}.dsse.json`, data.envelope, 'application/json')}
            >
              {data.unsigned === undefined ? 'Signed envelope' : 'Envelope'}
            </Button>
          </>
        )}
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
