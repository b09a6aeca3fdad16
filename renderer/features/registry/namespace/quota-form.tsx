import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { useClient } from '../../../app/host-context.ts';
import { Failure, SaveBar } from './form-parts.tsx';
import { bytesOf, quantityOf, units, wholeOf } from './quota-text.ts';
import { useSubmit } from './use-submit.ts';

/** The limits of a namespace itself; empty is no limit. */
export function QuotaForm({ detail }: { detail: NamespaceDetail }): ReactNode {
  const client = useClient();
  const start = quantityOf(detail.quotaBytes);
  const [amount, setAmount] = useState(start.amount);
  const [unit, setUnit] = useState(start.unit);
  const [count, setCount] = useState(detail.quotaVersions === undefined ? '' : String(detail.quotaVersions));
  const { busy, failure, done, submit } = useSubmit();
  const bytes = bytesOf(amount, unit);
  const versions = wholeOf(count);
  const changed = bytes !== detail.quotaBytes || versions !== detail.quotaVersions;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (bytes === 'wrong' || versions === 'wrong') return;
    void submit(async () => {
      await client.registry.setQuota({
        path: detail.path,
        ...(bytes === undefined ? {} : { bytes }),
        ...(versions === undefined ? {} : { versions }),
      });
    });
  };
  return (
    <form onSubmit={save}>
      <Typography variant="h3" component="h3">
        Limits of {detail.path}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, mt: 3, alignItems: 'flex-start' }}>
        <TextField
          label="Content"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          error={bytes === 'wrong'}
          helperText={bytes === 'wrong' ? 'A number such as 500 or 1.5' : 'Empty: no limit'}
          slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off' } }}
          sx={{ width: 140 }}
        />
        <TextField
          select
          label="Unit"
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
          sx={{ width: 90 }}
        >
          {Object.keys(units).map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="Versions"
          value={count}
          onChange={(event) => setCount(event.target.value)}
          error={versions === 'wrong'}
          helperText={versions === 'wrong' ? 'A whole number' : 'Empty: no limit'}
          slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
          sx={{ width: 140 }}
        />
      </Box>
      {failure === undefined ? null : <Failure error={failure} />}
      <SaveBar
        label="Save limits"
        ready={changed && bytes !== 'wrong' && versions !== 'wrong'}
        busy={busy}
        done={done && !changed}
      />
    </form>
  );
}
