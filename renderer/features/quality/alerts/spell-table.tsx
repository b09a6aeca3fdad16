import { mdiHistory } from '@mdi/js';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { type ReactNode, useState } from 'react';
import type { AlertRule } from '../../../../contract/quality-alerts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { spellColumns } from './spell-columns.tsx';
import { useSpells } from './use-spells.ts';

/** Two lines a row. */
const rowHeight = 46;

interface SpellTableProps {
  /** Of this rule alone. */
  ruleId: string | undefined;
  rules: readonly AlertRule[] | undefined;
  onAllRules(): void;
}

/** What fired, newest first. */
export function SpellTable({ ruleId, rules, onAllRules }: SpellTableProps): ReactNode {
  const [active, setActive] = useState<number>();
  const { spells, pending, error, refetch, onRange } = useSpells(ruleId);
  const name = rules?.find(({ id }) => id === ruleId)?.name ?? spells[0]?.name ?? 'one alert';
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {ruleId === undefined ? null : (
        <Box sx={{ px: 6, py: 2 }}>
          <Chip size="small" label={`Only “${name}”`} onDelete={onAllRules} />
        </Box>
      )}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {error === null ? null : <ErrorState error={error} onRetry={refetch} />}
        {pending && error === null ? <LoadingSkeleton lines={10} /> : null}
        {!pending && error === null && spells.length === 0 ? (
          <EmptyState
            icon={mdiHistory}
            title={ruleId === undefined ? 'Nothing fired yet' : `“${name}” never fired`}
            text="Every spell of an alert is kept here from its beginning to its end, with the worst figure seen, who looked after it, and whether it was silenced. What was pending and never fired is no spell."
          />
        ) : null}
        {spells.length === 0 ? null : (
          <VirtualTable
            label="History of alerts"
            columns={spellColumns}
            rowCount={spells.length}
            rowAt={(index) => spells[index]}
            rowKey={({ id }) => id}
            rowHeight={rowHeight}
            onRange={onRange}
            activeIndex={active}
            onActiveIndex={setActive}
          />
        )}
      </Box>
    </Box>
  );
}
