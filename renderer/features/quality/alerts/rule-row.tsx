import { mdiBellSleepOutline, mdiCheckBold, mdiDeleteOutline, mdiHistory, mdiPencilOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { AlertRule } from '../../../../contract/quality-alerts.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { severityLooks, stateLook } from './alert-words.ts';
import { momentText } from './moment-text.ts';
import { SilenceButton } from './silence-button.tsx';
import type { RuleActs } from './use-rule-acts.ts';

interface RuleRowProps {
  rule: AlertRule;
  /** The one a notification or an address names. */
  shown: boolean;
  acts: RuleActs;
  onAcknowledge(): void;
  onEdit(): void;
  onHistory(): void;
}

/** A rule: how it stands, what it says, the figure now, and what can be done about it. */
export function RuleRow(props: RuleRowProps): ReactNode {
  const { rule, shown, acts, onAcknowledge, onEdit, onHistory } = props;
  const titleId = useId();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown) row.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const { name, enabled, state, acknowledged, silencedUntil } = rule;
  return (
    <Box
      component="li"
      ref={row}
      aria-labelledby={titleId}
      aria-current={shown ? 'true' : undefined}
      data-state={enabled ? state : 'off'}
      sx={rowStyles}
    >
      <Box sx={{ width: 96, flexShrink: 0, pt: 0.25 }}>
        <ToneChip {...stateLook(rule)} />
      </Box>
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}>
          <Box component="h3" id={titleId} sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
            {name}
          </Box>
          <ToneChip {...severityLooks[rule.severity]} {...(state === 'firing' ? {} : { tone: 'neutral' })} />
          {silencedUntil === undefined ? null : (
            <ToneChip
              tone="neutral"
              icon={mdiBellSleepOutline}
              label={`Silenced until ${momentText(silencedUntil, Date.now())}`}
              hint="It is evaluated and kept in the history, but nobody is notified."
            />
          )}
        </Box>
        <RuleFigures rule={rule} />
        {acknowledged === undefined ? null : (
          <Box sx={{ mt: 0.5, display: 'flex', gap: 1.5, color: 'success.main' }}>
            <Icon path={mdiCheckBold} size={14} />
            <span>
              {acknowledged.by} looks after it since <RelativeTime value={acknowledged.at} />
              {acknowledged.note === '' ? '' : `: ${acknowledged.note}`}
            </span>
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, ml: 'auto' }}>
        {state === 'firing' && enabled ? (
          <Button
            variant={acknowledged === undefined ? 'contained' : 'text'}
            aria-label={acknowledged === undefined ? `Acknowledge ${name}` : `Change the note of ${name}`}
            onClick={onAcknowledge}
          >
            {acknowledged === undefined ? 'Acknowledge' : 'Change the note'}
          </Button>
        ) : null}
        <SilenceButton
          name={name}
          silenced={silencedUntil !== undefined}
          onSilence={(minutes) => acts.silence(rule, minutes)}
        />
        <Tool label={`History of ${name}`} icon={mdiHistory} onClick={onHistory} />
        <Tool label={`Edit ${name}`} icon={mdiPencilOutline} onClick={onEdit} />
        <Tool label={`Remove ${name}`} icon={mdiDeleteOutline} onClick={() => acts.remove(rule)} />
        <Tooltip title={enabled ? 'Switch it off' : 'Switch it on'}>
          <Switch
            size="small"
            checked={enabled}
            onChange={(_event, checked) => acts.setEnabled(rule, checked)}
            slotProps={{ input: { role: 'switch', 'aria-label': `Watch ${name}` } }}
          />
        </Tooltip>
      </Box>
    </Box>
  );
}

function RuleFigures({ rule }: { rule: AlertRule }): ReactNode {
  const { meaning, condition, text, problem, since, enabled } = rule;
  return (
    <Box sx={{ mt: 0.5, color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {meaning === '' ? <Mono>{condition}</Mono> : <span title={condition}>{meaning}</span>}
      {enabled ? (
        <Box>
          {text === '' ? null : (
            <>
              Now:{' '}
              <Box component="span" sx={{ color: 'text.primary' }}>
                {text}
              </Box>
            </>
          )}
          {since === undefined ? null : (
            <>
              {text === '' ? 'Since ' : ' · since '}
              <RelativeTime value={since} />
            </>
          )}
        </Box>
      ) : null}
      {problem === undefined ? null : (
        <Box role="alert" sx={{ color: 'warning.main' }}>
          {problem}
        </Box>
      )}
    </Box>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: string; onClick(): void }): ReactNode {
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={onClick}>
        <Icon path={icon} size={18} />
      </IconButton>
    </Tooltip>
  );
}

const rowStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  columnGap: 3,
  rowGap: 2,
  px: 6,
  py: 3,
  fontSize: 13,
  lineHeight: 1.45,
  borderLeft: '3px solid transparent',
  '& + &': { borderTop: 1, borderTopColor: 'divider' },
  '&[data-state="firing"]': { borderLeftColor: 'error.main' },
  '&[data-state="pending"]': { borderLeftColor: 'warning.main' },
  '&[data-state="off"] h3': { color: 'text.secondary' },
  '&[aria-current="true"]': { bgcolor: 'action.selected' },
} as const;
