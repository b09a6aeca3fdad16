import { mdiBellPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AlertRule } from '../../../../contract/quality-alerts.ts';
import { useCommand } from '../../../app/commands.tsx';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { summaryText } from './alert-words.ts';
import { RuleList } from './rule-list.tsx';
import { SpellTable } from './spell-table.tsx';

const AlertEditor = lazy(() => import('./alert-editor.tsx'));
const AcknowledgeDialog = lazy(() => import('./acknowledge-dialog.tsx'));

/** Figures change without a word of it: they are asked for again, milliseconds. */
const againMs = 5_000;

type Question = { kind: 'edit' | 'acknowledge'; rule: AlertRule } | { kind: 'add' };

/** Rules over the figures: what fires first, and what fired before. */
export function AlertsView(): ReactNode {
  const api = useApi();
  const toast = useToast();
  const [parameters, setParameters] = useSearchParams();
  const [question, setQuestion] = useState<Question>();
  const history = parameters.get('show') === 'history';
  const ruleId = parameters.get('rule') ?? undefined;
  const { data, error, refetch } = useQuery(
    api.quality.alerts.queryOptions({ input: {}, refetchInterval: againMs }),
  );
  useCommand({
    id: 'quality.alert.add',
    title: 'New alert…',
    keys: 'n',
    section: 'Quality',
    icon: mdiBellPlusOutline,
    run: () => setQuestion({ kind: 'add' }),
  });
  const show = (next: { history: boolean; rule?: string | undefined }): void =>
    setParameters({
      ...(next.history ? { show: 'history' } : {}),
      ...(next.rule === undefined ? {} : { rule: next.rule }),
    });
  const done = (message: string): void => {
    setQuestion(undefined);
    void refetch();
    toast.show({ message });
  };
  const rules = data?.rules;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={barStyles}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Show"
          value={history ? 'history' : 'rules'}
          onChange={(_event, next: 'rules' | 'history' | null) => {
            if (next !== null) show({ history: next === 'history' });
          }}
        >
          <ToggleButton value="rules">Rules</ToggleButton>
          <ToggleButton value="history">History</ToggleButton>
        </ToggleButtonGroup>
        <Box role="status" sx={{ flex: '1 1 160px', color: 'text.secondary', fontSize: 13 }}>
          {rules === undefined ? '' : summaryText(rules)}
        </Box>
        <Button
          variant="contained"
          startIcon={<Icon path={mdiBellPlusOutline} size={18} />}
          onClick={() => setQuestion({ kind: 'add' })}
        >
          New alert
        </Button>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, borderTop: 1, borderColor: 'divider' }}>
        {history ? (
          <SpellTable ruleId={ruleId} rules={rules} onAllRules={() => show({ history: true })} />
        ) : rules === undefined ? (
          error === null ? (
            <LoadingSkeleton lines={10} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <RuleList
            rules={rules}
            shown={ruleId}
            onChanged={() => void refetch()}
            onAdd={() => setQuestion({ kind: 'add' })}
            onEdit={(rule) => setQuestion({ kind: 'edit', rule })}
            onAcknowledge={(rule) => setQuestion({ kind: 'acknowledge', rule })}
            onHistory={({ id }) => show({ history: true, rule: id })}
          />
        )}
      </Box>
      <Suspense fallback={null}>
        {question?.kind === 'acknowledge' ? (
          <AcknowledgeDialog
            rule={question.rule}
            onDone={() => done('It is acknowledged.')}
            onClose={() => setQuestion(undefined)}
          />
        ) : null}
        {question?.kind === 'add' || question?.kind === 'edit' ? (
          <AlertEditor
            rule={question.kind === 'edit' ? question.rule : undefined}
            onDone={(name) =>
              done(question.kind === 'add' ? `“${name}” is watched from now on.` : `“${name}” is changed.`)
            }
            onClose={() => setQuestion(undefined)}
          />
        ) : null}
      </Suspense>
    </Box>
  );
}

const barStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 3,
  px: 6,
  py: 3,
  flexShrink: 0,
} as const;
