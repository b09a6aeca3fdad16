import { mdiFolderPlusOutline, mdiInformationOutline, mdiSetNone } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../app/commands.tsx';
import { useApi } from '../../app/host-context.ts';
import { namespacesOptions } from '../../app/namespaces.ts';
import { countText } from '../../ui/count-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { Mono } from '../../ui/mono.tsx';
import { conflictsAddress } from '../resolve/conflicts/conflicts-address.ts';
import { CreateNamespaceDialog } from './create-namespace-dialog.tsx';
import { type NamespaceAct, NamespaceDialogs } from './namespace/namespace-dialogs.tsx';
import { initiallyExpanded, lineage, namespaceRows } from './namespace-tree.ts';
import { NamespaceTree } from './namespace-tree-view.tsx';

interface NamespacePanelProps {
  selected: readonly string[];
  /** `undefined` selects all namespaces. */
  onSelect(path: string | undefined, add: boolean): void;
}

function NamespacePanelView({ selected, onSelect }: NamespacePanelProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(namespacesOptions(api));
  const [changed, setChanged] = useState<ReadonlySet<string>>();
  const [dialog, setDialog] = useState<{ act: NamespaceAct; path: string }>();
  const nodes = data?.namespaces;
  const expanded = useMemo(() => {
    const ancestors = selected.flatMap((path) => lineage(path).slice(0, -1));
    return changed ?? new Set([...initiallyExpanded(nodes ?? []), ...ancestors]);
  }, [changed, nodes, selected]);
  const rows = useMemo(() => namespaceRows(nodes ?? [], expanded), [nodes, expanded]);
  const act = (next: NamespaceAct, path: string): void => setDialog({ act: next, path });
  const close = (): void => setDialog(undefined);
  const [chosen] = selected;
  // What was selected below a namespace follows it, or its parent when it is gone.
  const follow = (from: string, to: string): void => {
    close();
    setChanged(new Set([...expanded, ...lineage(to).slice(0, -1)]));
    if (chosen === from || chosen?.startsWith(`${from}.`)) onSelect(to === '' ? undefined : to, false);
  };
  useCommand({
    id: 'registry.namespace.create',
    title: 'New namespace…',
    section: 'Registry',
    icon: mdiFolderPlusOutline,
    run: () => act('create', ''),
  });
  useCommand({
    id: 'registry.namespace.details',
    title: `Details of ${chosen ?? 'the namespace'}…`,
    section: 'Registry',
    icon: mdiInformationOutline,
    enabled: chosen !== undefined,
    run: () => act('details', chosen ?? ''),
  });
  useCommand({
    id: 'registry.namespace.conflicts',
    title: `Conflicts in ${chosen ?? ''}`,
    section: 'Registry',
    icon: mdiSetNone,
    enabled: chosen !== undefined,
    run: () => void navigate(conflictsAddress(chosen)),
  });
  return (
    <Box component="section" aria-labelledby="namespaces-title">
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 4, pr: 2, height: 40 }}>
        <Typography id="namespaces-title" variant="h3" component="h2" sx={{ flex: 1 }}>
          Namespaces
        </Typography>
        {chosen === undefined ? null : (
          <Tooltip title={`Details of ${chosen}: settings, labels, usage`}>
            <IconButton aria-label={`Details of ${chosen}`} onClick={() => act('details', chosen)}>
              <Icon path={mdiInformationOutline} />
            </IconButton>
          </Tooltip>
        )}
        <Tooltip title="New namespace">
          <IconButton aria-label="New namespace" onClick={() => act('create', chosen ?? '')}>
            <Icon path={mdiFolderPlusOutline} />
          </IconButton>
        </Tooltip>
      </Box>
      {error !== null && nodes === undefined ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : nodes === undefined ? (
        <LoadingSkeleton lines={4} label="Loading namespaces" />
      ) : (
        <NamespaceTree
          rows={rows}
          selected={selected}
          onSelect={onSelect}
          onExpand={(path, open) => {
            const next = new Set(expanded);
            if (open) next.add(path);
            else next.delete(path);
            setChanged(next);
          }}
          onAct={act}
        />
      )}
      {data === undefined || data.total <= data.namespaces.length ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary', px: 4, py: 2 }}>
          {countText(data.namespaces.length)} of {countText(data.total)} namespaces. Search for the others:{' '}
          <Mono>namespace:org.acme</Mono>
        </Typography>
      )}
      {dialog?.act === 'create' ? (
        <CreateNamespaceDialog
          initialPath={dialog.path === '' ? '' : `${dialog.path}.`}
          onClose={close}
          onCreated={(path) => {
            close();
            setChanged(new Set([...expanded, ...lineage(path).slice(0, -1)]));
            onSelect(path, false);
          }}
        />
      ) : null}
      {dialog === undefined ? null : (
        <NamespaceDialogs
          open={dialog}
          onAct={act}
          onClose={close}
          onMoved={follow}
          onDeleted={(path) => follow(path, path.slice(0, Math.max(0, path.lastIndexOf('.'))))}
        />
      )}
    </Box>
  );
}

/** The namespace tree with its heading; selecting a namespace narrows the list to it and what is below. Typing does not draw it again. */
export const NamespacePanel = memo(
  NamespacePanelView,
  (before, after) =>
    before.onSelect === after.onSelect && JSON.stringify(before.selected) === JSON.stringify(after.selected),
);
