import { mdiDeleteOutline, mdiFileMoveOutline, mdiFolderPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import type { NamespaceAct } from './namespace-dialogs.tsx';
import { NamespaceOverview } from './namespace-overview.tsx';
import { NamespaceSettings } from './namespace-settings.tsx';
import { NamespaceUsage } from './namespace-usage.tsx';

interface NamespaceDetailsProps {
  path: string;
  onAct(act: NamespaceAct, path: string): void;
  onClose(): void;
}

const tabs = ['Overview', 'Settings', 'Usage'] as const;

/** One namespace: what it says, what it inherits and from where, and how full its pools are. */
export default function NamespaceDetails({ path, onAct, onClose }: NamespaceDetailsProps): ReactNode {
  const id = useId();
  const { data, error, refetch } = useQuery(useApi().registry.namespace.queryOptions({ input: { path } }));
  const [tab, setTab] = useState<(typeof tabs)[number]>('Overview');
  return (
    <Dialog open onClose={onClose} aria-labelledby={`${id}-title`} maxWidth="md" fullWidth>
      <DialogTitle id={`${id}-title`}>{data?.path ?? path}</DialogTitle>
      <Tabs
        value={tab}
        onChange={(_event, value: (typeof tabs)[number]) => setTab(value)}
        aria-label={`About ${path}`}
        sx={{ px: 3, borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs.map((name) => (
          <Tab key={name} value={name} label={name} id={`${id}-${name}`} aria-controls={`${id}-panel`} />
        ))}
      </Tabs>
      <DialogContent
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        // One height for all tabs: the buttons below stay where they are.
        sx={{ height: 460, pt: 4 }}
      >
        {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingSkeleton label={`Loading ${path}`} /> : null}
        {data === undefined ? null : <TabContent tab={tab} detail={data} />}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button
          startIcon={<Icon path={mdiFolderPlusOutline} />}
          onClick={() => onAct('create', data?.path ?? path)}
        >
          New namespace inside
        </Button>
        <FixedTooltip fixed={data?.fixed}>
          <Button
            startIcon={<Icon path={mdiFileMoveOutline} />}
            disabled={data === undefined || data.fixed !== undefined}
            onClick={() => onAct('move', data?.path ?? path)}
          >
            Move
          </Button>
        </FixedTooltip>
        <FixedTooltip fixed={data?.fixed}>
          <Button
            color="error"
            startIcon={<Icon path={mdiDeleteOutline} />}
            disabled={data === undefined || data.fixed !== undefined}
            onClick={() => onAct('delete', data?.path ?? path)}
          >
            Delete
          </Button>
        </FixedTooltip>
        <Box sx={{ flex: 1 }} />
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function TabContent({ tab, detail }: { tab: (typeof tabs)[number]; detail: NamespaceDetail }): ReactNode {
  switch (tab) {
    case 'Overview':
      return <NamespaceOverview detail={detail} />;
    case 'Settings':
      return <NamespaceSettings detail={detail} />;
    case 'Usage':
      return <NamespaceUsage detail={detail} />;
  }
}

/** Says why the button inside does nothing, where that is so. */
function FixedTooltip({ fixed, children }: { fixed: string | undefined; children: ReactNode }): ReactNode {
  return (
    <Tooltip title={fixed ?? ''}>
      <span>{children}</span>
    </Tooltip>
  );
}
