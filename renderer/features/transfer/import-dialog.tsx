import { mdiArrowLeft, mdiWindowMinimize } from '@mdi/js';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../app/host-context.ts';
import { useConfirm } from '../../ui/confirm-context.ts';
import { countText } from '../../ui/count-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { artifactAddress } from '../search/browse-state.ts';
import { ImportFooter } from './import-footer.tsx';
import { countItems, type ImportItem, isOpen } from './import-item.ts';
import type { AcceptOptions, ImportQueue } from './import-queue.ts';
import { ItemView } from './item-view.tsx';
import { QueueList } from './queue-list.tsx';

interface ImportDialogProps {
  queue: ImportQueue;
  items: readonly ImportItem[];
  /** Work goes on behind. */
  onHide(): void;
  onClose(): void;
}

/** Everything on its way in: the queue at the left when there are several, the chosen one beside it. */
export function ImportDialog({ queue, items, onHide, onClose }: ImportDialogProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toast = useToast();
  const narrow = useMediaQuery('(max-width: 760px)');
  const { data: status } = useQuery(api.settings.status.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<number>();
  const [switches, setSwitches] = useState<Partial<AcceptOptions>>({});
  const options: AcceptOptions = {
    publish: switches.publish ?? status?.preferences.publishOnImport ?? true,
    sign: switches.sign ?? status?.preferences.signByDefault ?? true,
  };
  const current = items.find(({ id }) => id === chosen) ?? nextItem(items);
  const counts = countItems(items);
  const several = items.length > 1;
  const beside = several && !narrow;
  const one = !several || beside || chosen !== undefined;

  const [single] = items;
  const finished = !several && single?.stage === 'done' ? single.stored : undefined;
  const gone = items.length > 0 && items.every(({ stage }) => stage === 'cancelled');
  useEffect(() => {
    if (finished === undefined && !gone) return;
    if (finished !== undefined) {
      const { coordinate, version, signed } = finished;
      toast.show({
        message: `Imported ${coordinate} ${version}${signed ? ', signed' : ''}`,
        severity: 'success',
        action: { label: 'Show', run: () => void navigate(artifactAddress(coordinate)) },
      });
    }
    onClose();
  }, [finished, gone, navigate, onClose, toast]);

  const close = async (): Promise<void> => {
    const open = items.filter(isOpen).length;
    if (open > 0) {
      const answer = await confirm({
        title: open === 1 ? 'Discard this import?' : `Discard ${open} imports?`,
        body: 'Nothing of them has been stored. The files they came from stay as they are.',
        confirmLabel: 'Discard',
        danger: true,
      });
      if (answer === undefined) return;
    }
    onClose();
  };
  const show = useCallback(
    (coordinate: string) => {
      onHide();
      void navigate(artifactAddress(coordinate));
    },
    [onHide, navigate],
  );
  const accept = (ids: readonly number[]): void => {
    queue.accept(ids, options);
    setChosen(undefined);
  };
  return (
    <Dialog
      open
      onClose={() => (items.some(isOpen) ? onHide() : onClose())}
      fullScreen={narrow}
      maxWidth={several ? 'lg' : 'md'}
      fullWidth
      aria-labelledby="import-title"
      slotProps={narrow ? {} : placed}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 5, pt: 4, pb: 3 }}>
        {several && narrow && one ? (
          <IconButton aria-label="Back to all imports" onClick={() => setChosen(undefined)} sx={{ ml: -2 }}>
            <Icon path={mdiArrowLeft} />
          </IconButton>
        ) : null}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id="import-title" variant="h1" component="h2" noWrap>
            {several ? `Import ${countText(items.length)} items` : `Import ${single?.name ?? ''}`}
          </Typography>
          {several ? (
            <Typography variant="body2" color="textSecondary" role="status">
              {`${countText(counts.done)} imported, ${countText(counts.deciding)} to review, ${countText(counts.working)} in progress, ${countText(counts.failed)} failed`}
            </Typography>
          ) : null}
        </Box>
        <Tooltip title="Hide; work goes on">
          <IconButton aria-label="Hide the import" onClick={onHide}>
            <Icon path={mdiWindowMinimize} />
          </IconButton>
        </Tooltip>
      </Box>
      <Box
        sx={{ flex: 1, minHeight: 0, display: 'flex', borderTop: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {beside || !one ? (
          <Box sx={{ width: beside ? 320 : '100%', flexShrink: 0, borderRight: 1, borderColor: 'divider' }}>
            <QueueList items={items} chosen={current?.id} onChoose={setChosen} />
          </Box>
        ) : null}
        {current === undefined || !one ? null : (
          <Box sx={{ flex: 1, minWidth: 0, overflow: 'auto' }}>
            <ItemView key={current.id} item={current} queue={queue} onShow={show} />
          </Box>
        )}
      </Box>
      <ImportFooter
        items={items}
        current={one ? current : undefined}
        options={options}
        onOptions={(patch) => setSwitches({ ...switches, ...patch })}
        onAccept={accept}
        onDiscard={(id) => {
          queue.cancel(id);
          setChosen(undefined);
        }}
        onClose={() => void close()}
      />
    </Dialog>
  );
}

/** What to look at when nothing was chosen: what waits for a decision, else what works, else the last. */
function nextItem(items: readonly ImportItem[]): ImportItem | undefined {
  return items.find(({ stage }) => stage === 'preview') ?? items.find(isOpen) ?? items.at(-1);
}

/** Toasts come up at the foot of the window: the dialog leaves that place free. */
const placed = {
  container: { sx: { alignItems: 'flex-start', outline: 'none !important' } },
  paper: { sx: { height: 'min(720px, calc(100% - 132px))', m: 6, outline: 'none !important' } },
} as const;
