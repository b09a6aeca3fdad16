import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { Bytes } from '../../../ui/bytes.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { type FileContent, fileContent, imageType } from './file-content.ts';
import { hexLine, hexLineCount } from './hex-view.ts';
import { LineView } from './line-view.tsx';

/** Bytes read of a text or binary file; images are read up to the limit of the operation. */
const previewBytes = 262_144;
const imageBytes = 524_288;

/** The beginning of one file, shown as what it is. */
export function FilePreview({ versionId, path }: { versionId: string; path: string }): ReactNode {
  const api = useApi();
  const maxBytes = imageType(path) === undefined ? previewBytes : imageBytes;
  const { data, error, refetch } = useQuery(
    api.registry.file.queryOptions({ input: { versionId, path, maxBytes }, gcTime: 60_000 }),
  );
  const content = useMemo(
    () => (data === undefined ? undefined : fileContent(path, data.base64, data.truncated)),
    [data, path],
  );
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          pl: 3,
          pr: 2,
          minHeight: 36,
          fontSize: 12.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Mono>{path}</Mono>
        </Box>
        {data === undefined ? null : (
          <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            <Bytes value={data.size} />
          </Box>
        )}
        <CopyButton text={path} what="path" />
      </Box>
      {data?.truncated === true ? (
        <Alert severity="info" sx={{ borderRadius: 0 }}>
          Only the first <Bytes value={maxBytes} /> of <Bytes value={data.size} /> are shown. Extract the
          artifact to see the whole file.
        </Alert>
      ) : null}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {error !== null ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : content === undefined ? (
          <LoadingSkeleton label={`Loading ${path}`} />
        ) : (
          <Content content={content} path={path} />
        )}
      </Box>
    </Box>
  );
}

function Content({ content, path }: { content: FileContent; path: string }): ReactNode {
  switch (content.type) {
    case 'empty':
      return <Box sx={{ p: 4, fontSize: 13, color: 'text.secondary' }}>The file is empty.</Box>;
    case 'image':
      return <ImageView bytes={content.bytes} mediaType={content.mediaType} path={path} />;
    case 'text':
      return (
        <LineView
          label={`Content of ${path}`}
          count={content.lines.length}
          line={(index) => ({ head: String(index + 1), text: content.lines[index] ?? '' })}
        />
      );
    case 'binary':
      return (
        <LineView
          label={`Bytes of ${path}`}
          count={hexLineCount(content.bytes)}
          line={(index) => {
            const { offset, bytes, text } = hexLine(content.bytes, index);
            return { head: offset, text: `${bytes}  ${text}` };
          }}
        />
      );
  }
}

function ImageView(props: { bytes: Uint8Array<ArrayBuffer>; mediaType: string; path: string }): ReactNode {
  const { bytes, mediaType, path } = props;
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  return (
    <Box
      sx={{
        height: '100%',
        display: 'grid',
        placeItems: 'center',
        p: 4,
        overflow: 'auto',
        bgcolor: 'background.sunken',
      }}
    >
      {url === undefined ? null : (
        <img src={url} alt={path} style={{ maxWidth: '100%', maxHeight: '100%' }} />
      )}
    </Box>
  );
}
