import { mdiAlertOutline, mdiCheck, mdiClose, mdiMinus } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type ReactNode, useRef, useState } from 'react';
import type { ReportCheck } from '../../../../contract/quality-demonstrations.ts';
import { useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { type Tone, ToneChip } from '../../../ui/tone-chip.tsx';
import { ReportText } from './report-text.tsx';

const looks: Record<ReportCheck['checks'][number]['outcome'], { tone: Tone; icon: string; label: string }> = {
  pass: { tone: 'success', icon: mdiCheck, label: 'Right' },
  fail: { tone: 'error', icon: mdiClose, label: 'Wrong' },
  warn: { tone: 'warning', icon: mdiAlertOutline, label: 'Doubtful' },
  skipped: { tone: 'neutral', icon: mdiMinus, label: 'Not checked' },
};

/** Whether a report from anywhere is what was signed, by whom, and whether its figures follow from each other. */
export default function CheckDialog({ onClose }: { onClose(): void }): ReactNode {
  const client = useClient();
  const picker = useRef<HTMLInputElement>(null);
  const [envelope, setEnvelope] = useState('');
  const [publicKey, setPublicKey] = useState('');
  const [result, setResult] = useState<ReportCheck>();
  const change = (set: (text: string) => void, text: string): void => {
    set(text);
    setResult(undefined);
  };
  return (
    <FormDialog
      wide
      title="Check a report"
      submitLabel="Check"
      ready={envelope.trim() !== ''}
      onClose={onClose}
      onSubmit={async () => {
        const key = publicKey.trim();
        setResult(await client.quality.checkReport({ envelope, ...(key === '' ? {} : { publicKey: key }) }));
      }}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        Choose the file with the envelope of a report, or paste it. Nothing but the report is needed, and the
        public key of who signed it, where this registry does not know it.
      </Box>
      <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={() => picker.current?.click()}>
        Choose a file…
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="File with the envelope"
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          void file?.text().then((text) => change(setEnvelope, text));
        }}
      />
      <TextField
        label="Envelope"
        multiline
        minRows={3}
        maxRows={6}
        value={envelope}
        placeholder='{"payloadType":"…","payload":"…","signatures":[…]}'
        onChange={({ target }) => change(setEnvelope, target.value)}
        slotProps={{ htmlInput: { spellCheck: false, maxLength: 4_000_000 }, inputLabel: { shrink: true } }}
      />
      <TextField
        label="Public key of the signer (if it is not known here)"
        multiline
        maxRows={5}
        value={publicKey}
        placeholder="-----BEGIN PUBLIC KEY-----"
        onChange={({ target }) => change(setPublicKey, target.value)}
        slotProps={{ htmlInput: { spellCheck: false, maxLength: 20_000 }, inputLabel: { shrink: true } }}
      />
      {result === undefined ? null : <Result result={result} />}
    </FormDialog>
  );
}

function Result({ result: { ok, checks, text } }: { result: ReportCheck }): ReactNode {
  return (
    <Box role="status">
      <Alert severity={ok ? 'success' : 'error'}>
        {ok
          ? 'The report is what was signed, by a known key, and its figures follow from each other.'
          : 'Do not rely on this report: see below what is wrong with it.'}
      </Alert>
      <Box component="ul" aria-label="Checks" sx={{ listStyle: 'none', p: 0, fontSize: 13 }}>
        {checks.map(({ name, outcome, detail }) => (
          <Box component="li" key={name} sx={{ display: 'flex', gap: 2, py: 1 }}>
            <Box sx={{ width: 108, flexShrink: 0 }}>
              <ToneChip {...looks[outcome]} />
            </Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <b>{name}</b>: {detail}
            </Box>
          </Box>
        ))}
      </Box>
      {text === undefined ? null : (
        <Box component="details">
          <summary>What the report says</summary>
          <ReportText markdown={text} />
        </Box>
      )}
    </Box>
  );
}
