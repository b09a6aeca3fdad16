import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { Mono } from '../../../ui/mono.tsx';
import { shortListStyles } from '../../../ui/short-list-styles.ts';
import { plural } from '../../registry/words.ts';
import type { ImpactAct } from './impact-address.ts';
import { effectsInWords } from './impact-words.ts';

interface ManyProps {
  act: ImpactAct;
  subjects: readonly { versionId: string; coordinate: string; version: string }[];
}

/** Artifacts looked at; more would keep the registry busy for a question. */
const mostLookedAt = 20;

/** What an act on several versions would mean, one after the other. */
export function ImpactOfMany({ act, subjects }: ManyProps): ReactNode {
  const [done, setDone] = useState(0);
  const shown = subjects.slice(0, mostLookedAt);
  return (
    <Box component="section" aria-label="Impact">
      {done < shown.length ? <LinearProgress aria-label="Working out the impact" sx={{ mb: 2 }} /> : null}
      <Box component="ul" tabIndex={0} aria-label="Impact of each" sx={listStyles}>
        {shown.map((subject, index) => (
          <ImpactLine
            key={subject.versionId}
            act={act}
            subject={subject}
            enabled={index <= done}
            onSettled={() => setDone((before) => Math.max(before, index + 1))}
          />
        ))}
      </Box>
      <Box sx={{ mt: 1, fontSize: 12 }}>
        Each is looked at by itself.
        {subjects.length > shown.length
          ? ` ${plural(subjects.length - shown.length, 'more was', 'more were')} not looked at.`
          : ''}
      </Box>
    </Box>
  );
}

function ImpactLine(props: {
  act: ImpactAct;
  subject: ManyProps['subjects'][number];
  enabled: boolean;
  onSettled(): void;
}): ReactNode {
  const { act, subject, enabled, onSettled } = props;
  const { versionId, coordinate, version } = subject;
  const api = useApi();
  const { data, isError } = useQuery(api.resolve.impact.queryOptions({ input: { versionId, act }, enabled }));
  const settled = data !== undefined || isError;
  useEffect(() => {
    if (settled) onSettled();
  });
  const hurts = data?.affected.some(({ effect }) => effect === 'breaks') === true;
  return (
    <li>
      <Mono>
        {coordinate}@{version}
      </Mono>
      <Box component="span" sx={{ color: hurts ? 'error.main' : 'text.secondary' }}>
        {isError ? 'could not be told' : data === undefined ? '…' : effectsInWords(data.affected)}
      </Box>
    </li>
  );
}

const listStyles = {
  ...shortListStyles(220),
  '& li': {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: 3,
    px: 3,
    py: 1.5,
    borderBottom: 1,
    borderColor: 'divider',
  },
} as const;
