import { mdiChevronDown, mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { type ReactNode, useMemo, useState } from 'react';
import type { Finding } from '../../../../contract/resolution.ts';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VirtualRows } from '../../../ui/virtual-rows.tsx';
import { FindingCard } from './finding-card.tsx';
import { type FindingKind, findingKinds } from './finding-kinds.ts';
import { type FindingRow, findingRows } from './finding-rows.ts';

/** Findings under headings that open and close; tens of thousands are no burden. */
export function FindingList({ findings }: { findings: readonly Finding[] }): ReactNode {
  const [closed, setClosed] = useState<ReadonlySet<FindingKind>>(new Set());
  const rows = useMemo(() => findingRows(findings, closed), [findings, closed]);
  const toggle = (kind: FindingKind): void => {
    const next = new Set(closed);
    if (!next.delete(kind)) next.add(kind);
    setClosed(next);
  };
  return (
    <VirtualRows
      label="Findings"
      items={rows}
      itemKey={(row) => (row.type === 'group' ? row.kind : row.key)}
      estimate={estimate}
      render={(row) =>
        row.type === 'group' ? (
          <GroupHeading kind={row.kind} count={row.count} open={row.open} onToggle={() => toggle(row.kind)} />
        ) : (
          <FindingCard finding={row.finding} />
        )
      }
    />
  );
}

function estimate(row: FindingRow): number {
  if (row.type === 'group') return 74;
  return row.finding.kind === 'cycle' ? 120 : 82;
}

function GroupHeading(props: {
  kind: FindingKind;
  count: number;
  open: boolean;
  onToggle(): void;
}): ReactNode {
  const { kind, count, open, onToggle } = props;
  const { title, meaning, icon } = findingKinds[kind];
  return (
    <Box sx={{ bgcolor: 'background.sunken', borderBottom: 1, borderColor: 'divider', px: 4, py: 2.5 }}>
      <ButtonBase
        aria-expanded={open}
        onClick={onToggle}
        sx={{ display: 'flex', gap: 2, font: 'inherit', fontSize: 14, fontWeight: 650, textAlign: 'start' }}
      >
        <Icon path={open ? mdiChevronDown : mdiChevronRight} size={18} />
        <Icon path={icon} size={18} />
        {title}
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
          {countText(count)}
        </Box>
      </ButtonBase>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary', pl: 6.5, maxWidth: 760 }}>{meaning}</Box>
    </Box>
  );
}
