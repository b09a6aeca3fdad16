import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { type ReactNode, useEffect, useState } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { plural } from '../../registry/words.ts';
import type { Resolving } from './use-resolution.ts';

interface SolveStatusProps {
  resolving: Resolving;
  /** The registry changed since the answer. */
  changed: boolean;
}

const phaseWords = { loading: 'Reading packages', solving: 'Solving', explaining: 'Working out why' };
/** Shorter work shows nothing of itself. */
const patienceMs = 150;

/** One line: what is being worked on, or what the answer took; with Cancel or Solve again. */
export function SolveStatus({ resolving, changed }: SolveStatusProps): ReactNode {
  const { status, cancel, again } = resolving;
  const waiting = useWaiting(status === 'running', resolving.startedAt);
  const running = status === 'running' && waiting;
  return (
    <Box role="status" aria-live="polite" sx={{ position: 'relative', px: 6, minHeight: 30, flexShrink: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, fontSize: 13, color: 'text.secondary' }}>
        <span>{running ? progressWords(resolving) : restWords(resolving)}</span>
        {running ? <Button onClick={cancel}>Cancel</Button> : null}
        {changed && !running ? <span>The registry changed since.</span> : null}
        {!running && (changed || status === 'cancelled') ? (
          <Button onClick={again}>Solve again</Button>
        ) : null}
      </Box>
      {running ? (
        <LinearProgress
          aria-label="Solving"
          sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 2 }}
        />
      ) : null}
    </Box>
  );
}

function progressWords({ progress }: Resolving): string {
  if (progress === undefined) return 'Starting…';
  const { phase, packages, versions, decisions, conflicts, milliseconds } = progress;
  return `${phaseWords[phase]}… ${countText(packages)} packages, ${countText(versions)} versions, ${countText(decisions)} decisions, ${countText(conflicts)} conflicts, ${secondsText(milliseconds)}`;
}

function restWords({ status, answer }: Resolving): string {
  if (status === 'failed') return '';
  return status === 'cancelled' ? 'Cancelled.' : answerWords(answer);
}

function answerWords(answer: Resolving['answer']): string {
  if (answer === undefined) return '';
  const { statistics } = answer;
  const looked = `${plural(statistics.versions, 'version')} of ${plural(statistics.packages, 'package')} looked at in ${secondsText(statistics.milliseconds)}.`;
  if (answer.status !== 'resolved') return looked;
  const direct = answer.nodes.filter(({ depth }) => depth <= 1).length;
  const deepest = answer.nodes.reduce((depth, node) => Math.max(depth, node.depth), 0);
  return `${plural(answer.nodes.length, 'package')}, ${countText(direct)} direct, ${countText(deepest)} deep. ${looked}`;
}

function secondsText(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** Whether it has been running for longer than a moment. */
function useWaiting(running: boolean, startedAt: number): boolean {
  const [since, setSince] = useState<number>();
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setSince(startedAt), patienceMs);
    return () => clearTimeout(timer);
  }, [running, startedAt]);
  return running && since === startedAt;
}
