import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Fragment, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { DefectClass } from '../../../../contract/quality-figures.ts';
import { countText } from '../../../ui/count-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SampleList } from '../process/sample-list.tsx';
import { processAddress } from '../quality-address.ts';
import { classWords, defectKey, processLabel, shareText } from './defect-words.ts';

interface DefectTableProps {
  classes: readonly DefectClass[];
  /** The row whose operations are shown. */
  open: string | undefined;
  onOpen(key: string | undefined): void;
}

/** Every class of defects with first and last sight; one opens to the operations behind it. */
export function DefectTable({ classes, open, onOpen }: DefectTableProps): ReactNode {
  return (
    <Box component="table" sx={tableStyles}>
      <caption>Classes of defects, the most frequent first</caption>
      <thead>
        <tr>
          {['Class', 'Operation', 'Count', 'Share', 'First', 'Last', ''].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((row) => {
          const key = defectKey(row);
          return (
            <Fragment key={key}>
              <DefectRow
                row={row}
                isOpen={open === key}
                onToggle={() => onOpen(open === key ? undefined : key)}
              />
              {open === key ? (
                <tr>
                  <td colSpan={7}>
                    <SampleList
                      process={row.process}
                      window={{ from: Date.parse(row.firstAt), to: Date.parse(row.lastAt) }}
                      errorClass={row.class}
                    />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </Box>
  );
}

interface DefectRowProps {
  row: DefectClass;
  isOpen: boolean;
  onToggle(): void;
}

function DefectRow({ row, isOpen, onToggle }: DefectRowProps): ReactNode {
  const { name, meaning } = classWords[row.class];
  return (
    <tr>
      <td>
        <strong>{name}</strong> <Box sx={{ color: 'text.secondary' }}>{row.code}</Box>
        <Box sx={{ color: 'text.secondary', maxWidth: 380 }}>
          {row.message === '' ? meaning : row.message}
        </Box>
      </td>
      <td>{processLabel(row.process)}</td>
      <td>{countText(row.count)}</td>
      <td title={`${shareText(row.cumulative)} together with those above`}>{shareText(row.share)}</td>
      <td>
        <RelativeTime value={row.firstAt} />
      </td>
      <td>
        <RelativeTime value={row.lastAt} />
      </td>
      <td>
        {row.class === 'slow' ? (
          <Button component={RouterLink} to={processAddress(row.process)} size="small">
            Chart
          </Button>
        ) : (
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={`Operations: ${name}, ${row.process}`}
            onClick={onToggle}
          >
            Operations
          </Button>
        )}
      </td>
    </tr>
  );
}

const tableStyles = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  '& caption': { captionSide: 'top', textAlign: 'left', py: 2, fontWeight: 600 },
  '& th': { textAlign: 'left', fontWeight: 550, color: 'text.secondary', fontSize: 12 },
  '& th, & td': { px: 2, py: 2, borderBottom: 1, borderColor: 'divider', verticalAlign: 'top' },
  '& td:nth-of-type(n + 3):nth-of-type(-n + 6)': { whiteSpace: 'nowrap' },
} as const;
