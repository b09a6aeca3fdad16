import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Preview } from '../../../contract/transfer.ts';
import { Bytes } from '../../ui/bytes.tsx';
import { countText } from '../../ui/count-text.ts';
import { Digest } from '../../ui/digest.tsx';
import { Mono } from '../../ui/mono.tsx';
import { shortListStyles } from '../../ui/short-list-styles.ts';
import { plural } from '../registry/words.ts';

/** Dependencies and files of a source, folded away until asked for. */
export function PreviewContents(props: { preview: Preview; dependencies: ReactNode }): ReactNode {
  const { preview, dependencies } = props;
  const { files, fileCount } = preview;
  return (
    <Box sx={{ fontSize: 13, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, alignItems: 'center', color: 'text.secondary' }}>
        <span>
          {plural(fileCount, 'file')}, <Bytes value={preview.unpackedSize} /> (
          <Bytes value={preview.contentSize} /> packed)
        </span>
        <Digest value={preview.contentDigest} />
      </Box>
      {dependencies}
      <Folded title={plural(fileCount, 'file')} disabled={fileCount === 0}>
        {files.map(({ path, size }) => (
          <Line key={path} start={path} end={<Bytes value={size} />} />
        ))}
        {fileCount > files.length ? (
          <Line start={`and ${countText(fileCount - files.length)} more`} end="" />
        ) : null}
      </Folded>
    </Box>
  );
}

function Folded(props: { title: string; disabled: boolean; children: ReactNode }): ReactNode {
  if (props.disabled)
    return <Box sx={{ color: 'text.secondary' }}>{`No ${props.title.replace(/^0 /u, '')}`}</Box>;
  return (
    <details>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, py: 1 }}>
        {props.title}
      </Box>
      <Box component="ul" tabIndex={0} aria-label={props.title} sx={shortListStyles(240)}>
        {props.children}
      </Box>
    </details>
  );
}

function Line({ start, end }: { start: string; end: ReactNode }): ReactNode {
  return (
    <Box component="li" sx={{ display: 'flex', gap: 3, px: 3, py: 1, contentVisibility: 'auto' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Mono>{start}</Mono>
      </Box>
      <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{end}</Box>
    </Box>
  );
}
