import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import type { Recording } from '../../../../contract/quality-figures.ts';
import { countText } from '../../../ui/count-text.ts';

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Samples that did not reach the evidence are part of what there is to say about it. */
export function RecordingBanner({ recording }: { recording: Recording }): ReactNode {
  const { state, lost, waiting, reason, since } = recording;
  if (state === 'recording' && lost === 0) return null;
  const why = reason === undefined ? '' : ` (${reason})`;
  const when = since === undefined ? '' : ` since ${moment.format(new Date(since))}`;
  if (state === 'waiting' && lost === 0)
    return (
      <Alert severity="info" sx={{ mx: 6, mt: 3 }}>
        {countText(waiting)} samples wait to be written{why}. The figures follow once they are.
      </Alert>
    );
  return (
    <Alert severity={state === 'losing' ? 'error' : 'warning'} sx={{ mx: 6, mt: 3 }}>
      <strong>
        {countText(lost)} samples were lost{when}
        {why}.
      </strong>{' '}
      {state === 'losing' ? 'Operations go on, but more are being lost. ' : ''}They are missing from every
      figure and chart here: what is shown may look better or worse than it was.
    </Alert>
  );
}
