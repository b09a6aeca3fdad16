import { mdiChevronDown, mdiChevronRight, mdiFileOutline, mdiFolderOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { FileEntry } from '../../../../contract/transfer.ts';
import { useApi } from '../../../app/host-context.ts';
import { Bytes } from '../../../ui/bytes.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { useWidth } from '../use-width.ts';
import { plural } from '../words.ts';
import type { TabProps } from './artifact-detail.tsx';
import { FilePreview } from './file-preview.tsx';
import { type FileRow, fileTree, filteredRows, firstFile, initialFolders, treeRows } from './file-tree.ts';

/** From here on the tree stands beside the preview, not above it. Pixels. */
const roomForTwo = 620;

/** The files of a version and a look into one of them. */
export function FilesTab({ detail, state, onUpdate }: TabProps): ReactNode {
  const api = useApi();
  const { versionId } = detail;
  const { data, error, refetch } = useQuery(api.registry.files.queryOptions({ input: { versionId } }));
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 480);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const files = data?.files;
  const shown = files?.find(({ path }) => path === state.file)?.path ?? firstFile(files ?? []);
  const beside = width >= roomForTwo;
  return (
    <Box ref={box} sx={{ height: '100%', display: 'flex', flexDirection: beside ? 'row' : 'column' }}>
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          minHeight: 0,
          ...(beside ? { width: 280, borderRight: 1 } : { height: '42%', borderBottom: 1 }),
          borderColor: 'divider',
        }}
      >
        {files === undefined ? (
          <LoadingSkeleton label="Loading the files" />
        ) : (
          <FileList files={files} shown={shown} onShow={(file) => onUpdate({ file })} />
        )}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, minHeight: 0 }}>
        {shown === undefined ? null : <FilePreview key={shown} versionId={versionId} path={shown} />}
      </Box>
    </Box>
  );
}

interface FileListProps {
  files: readonly FileEntry[];
  shown: string | undefined;
  onShow(path: string): void;
}

function FileList({ files, shown, onShow }: FileListProps): ReactNode {
  const [filter, setFilter] = useState('');
  const applied = useDeferredValue(filter).trim();
  const root = useMemo(() => fileTree(files), [files]);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => initialFolders(root));
  const [cursor, setCursor] = useState(shown);
  const rows = useMemo(
    () => (applied === '' ? treeRows(root, expanded) : filteredRows(files, applied)),
    [applied, root, expanded, files],
  );
  const at = rows.findIndex(({ path }) => path === cursor);
  const toggle = (row: FileRow, open = !row.expanded): void => {
    const next = new Set(expanded);
    if (open) next.add(row.path);
    else next.delete(row.path);
    setExpanded(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (row === undefined || row.file !== undefined) return;
    if (event.key === 'ArrowRight') toggle(row, true);
    if (event.key === 'ArrowLeft') toggle(row, false);
  };
  return (
    <>
      <Box sx={{ p: 2 }}>
        <TextField
          fullWidth
          placeholder={`Filter ${plural(files.length, 'file')}`}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': 'Filter files', spellCheck: false, autoComplete: 'off' } }}
        />
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }} onKeyDown={onKeyDown}>
        {rows.length === 0 ? (
          <Box sx={{ px: 4, py: 2, fontSize: 13, color: 'text.secondary' }}>
            {files.length === 0 ? 'It holds no files.' : `No file name holds “${applied}”.`}
          </Box>
        ) : (
          <VirtualList
            label="Files"
            items={rows}
            itemKey={({ path }) => path}
            itemHeight={28}
            activeIndex={at < 0 ? undefined : at}
            onActiveIndex={(index) => {
              const row = rows[index];
              setCursor(row?.path);
              if (row?.file !== undefined) onShow(row.path);
            }}
            onOpen={(row) => {
              if (row.file === undefined) toggle(row);
            }}
            render={(row) => <FileLine row={row} />}
          />
        )}
      </Box>
    </>
  );
}

function FileLine({ row }: { row: FileRow }): ReactNode {
  const folder = row.file === undefined;
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, height: '100%', pr: 3, fontSize: 13 }}
      style={{ paddingInlineStart: 8 + row.depth * 14 }}
      title={row.path}
    >
      <Box component="span" sx={{ width: 16, display: 'inline-flex', color: 'text.secondary' }}>
        {folder ? <Icon path={row.expanded ? mdiChevronDown : mdiChevronRight} size={16} /> : null}
      </Box>
      <Box component="span" sx={{ display: 'inline-flex', color: 'text.secondary' }}>
        <Icon path={folder ? mdiFolderOutline : mdiFileOutline} size={15} />
      </Box>
      <Box
        component="span"
        sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {row.label}
      </Box>
      <Box component="span" sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>
        <Bytes value={row.size} />
      </Box>
    </Box>
  );
}
