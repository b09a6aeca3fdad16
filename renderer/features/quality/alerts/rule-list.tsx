import { mdiBellOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useMemo } from 'react';
import type { AlertRule } from '../../../../contract/quality-alerts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ordered } from './alert-words.ts';
import { RuleRow } from './rule-row.tsx';
import { useRuleActs } from './use-rule-acts.ts';

interface RuleListProps {
  rules: readonly AlertRule[];
  /** The id of the one an address names. */
  shown: string | undefined;
  onChanged(): void;
  onAdd(): void;
  onEdit(rule: AlertRule): void;
  onAcknowledge(rule: AlertRule): void;
  onHistory(rule: AlertRule): void;
}

/** All rules, what fires first. */
export function RuleList(props: RuleListProps): ReactNode {
  const { rules, shown, onChanged, onAdd, onEdit, onAcknowledge, onHistory } = props;
  const acts = useRuleActs(onChanged);
  const list = useMemo(() => ordered(rules), [rules]);
  if (list.length === 0)
    return (
      <EmptyState
        icon={mdiBellOutline}
        title="Nothing is watched"
        text="An alert is a rule over the figures of quality, such as “error_rate > 1 % over 15m”. When it holds, you are notified, a line goes to the log, and the spell is kept in the history."
        action={
          <Button variant="contained" onClick={onAdd}>
            New alert
          </Button>
        }
      />
    );
  return (
    <Box
      sx={{ height: '100%', overflow: 'auto', pb: 24, boxSizing: 'border-box', bgcolor: 'background.paper' }}
    >
      <Box component="ul" aria-label="Alerts" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {list.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            shown={rule.id === shown}
            acts={acts}
            onAcknowledge={() => onAcknowledge(rule)}
            onEdit={() => onEdit(rule)}
            onHistory={() => onHistory(rule)}
          />
        ))}
      </Box>
    </Box>
  );
}
