import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';

interface DeadlineFieldProps {
  seconds: number;
  onChange(seconds: number): void;
}

const limits = { min: 0.05, max: 3_600 };

/** After how long the answer may be "not decided". What is typed counts once it is a number of seconds that is allowed. */
export function DeadlineField({ seconds, onChange }: DeadlineFieldProps): ReactNode {
  const [typed, setTyped] = useState({ seconds, text: String(seconds) });
  // Changed from elsewhere, by the button that raises it.
  if (typed.seconds !== seconds) setTyped({ seconds, text: String(seconds) });
  const value = Number(typed.text);
  const wrong = typed.text.trim() === '' || !(value >= limits.min && value <= limits.max);
  return (
    <TextField
      label="Deadline, seconds"
      value={typed.text}
      error={wrong}
      helperText={
        wrong
          ? 'Between 0.05 and 3,600 seconds.'
          : 'Without an answer by then it is “not decided”, never “impossible”.'
      }
      onChange={({ target }) => {
        const next = Number(target.value);
        const allowed = target.value.trim() !== '' && next >= limits.min && next <= limits.max;
        setTyped({ seconds: allowed ? next : seconds, text: target.value });
        if (allowed) onChange(next);
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 8 } }}
    />
  );
}
