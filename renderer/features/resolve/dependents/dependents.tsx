import { mdiSourceBranchSync } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { VirtualRows } from '../../../ui/virtual-rows.tsx';
import { plural } from '../../registry/words.ts';
import { impactAddress } from './impact-address.ts';
import { RelatedRow, relatedRowHeight } from './related-row.tsx';
import { relatedMatching } from './related-words.ts';

interface DependentsProps {
  /** `namespace/name`. */
  coordinate: string;
  version: string;
}

/** Rows read first, and when the person asks for all. */
const firstRows = 1_000;
const mostRows = 20_000;
/** A list this short needs no search field. */
const fewRows = 8;

/** Who depends on a version, directly or over others. */
export function Dependents({ coordinate, version }: DependentsProps): ReactNode {
  const api = useApi();
  const [transitive, setTransitive] = useState(false);
  const [most, setMost] = useState(firstRows);
  const [text, setText] = useState('');
  const { data, error, refetch, isPlaceholderData } = useQuery(
    api.resolve.relationships.queryOptions({
      input: { coordinate: `${coordinate}@${version}`, direction: 'dependents', transitive, most },
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
  );
  const searched = useDeferredValue(text);
  const related = useMemo(() => relatedMatching(data?.related ?? [], searched), [data, searched]);
  const total = data?.total ?? 0;
  return (
    <Box component="section" aria-labelledby="dependents-title" sx={{ mt: 6 }} aria-busy={isPlaceholderData}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <Typography id="dependents-title" variant="h2" sx={{ flex: 1, whiteSpace: 'nowrap' }}>
          {total === 0
            ? 'Dependents'
            : `Used by ${data?.atLeast === true ? 'at least ' : ''}${plural(total, 'version')}`}
        </Typography>
        <Button
          component={RouterLink}
          to={impactAddress(coordinate, version)}
          startIcon={<Icon path={mdiSourceBranchSync} size={16} />}
        >
          Impact
        </Button>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Dependents shown"
          value={transitive ? 'all' : 'direct'}
          onChange={(_event, value: 'all' | 'direct' | null) => {
            if (value !== null) setTransitive(value === 'all');
          }}
          sx={{ '& button': { py: 1 } }}
        >
          <ToggleButton value="direct">Direct</ToggleButton>
          <ToggleButton value="all">Transitive</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingSkeleton lines={3} label="Loading dependents" />
      ) : total === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Nothing in this registry depends on it.
        </Typography>
      ) : (
        <>
          {data.related.length <= fewRows && text === '' ? null : (
            <TextField
              fullWidth
              placeholder="Search the dependents"
              value={text}
              onChange={(event) => setText(event.target.value)}
              slotProps={{ htmlInput: { 'aria-label': 'Search the dependents', maxLength: 200 } }}
              sx={{ mb: 2 }}
            />
          )}
          <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '6px', overflow: 'hidden' }}>
            <VirtualRows
              label="Dependents"
              items={related}
              itemKey={({ versionId, type, path }) => `${versionId}:${type}:${path.length}`}
              estimate={() => relatedRowHeight}
              render={(each) => <RelatedRow related={each} />}
              maxHeight="52vh"
            />
          </Box>
          <Typography
            role="status"
            variant="caption"
            component="p"
            color="textSecondary"
            sx={{ m: 0, mt: 1 }}
          >
            {related.length === data.related.length
              ? data.truncated
                ? `The nearest ${countText(data.related.length)} are listed.`
                : ''
              : related.length === 0
                ? 'No dependent matches.'
                : `${countText(related.length)} of ${countText(data.related.length)} match.`}
          </Typography>
          {data.truncated && most < mostRows ? (
            <Button loading={isPlaceholderData} onClick={() => setMost(mostRows)}>
              Show up to {countText(mostRows)}
            </Button>
          ) : null}
        </>
      )}
    </Box>
  );
}
