import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { VirtualRows } from '../../../ui/virtual-rows.tsx';
import { plural } from '../../registry/words.ts';
import { EffectFilter } from './effect-filter.tsx';
import type { ImpactAct } from './impact-address.ts';
import { countEffects, effectLooks, graveFirst, type ImpactEffect, impactSentence } from './impact-words.ts';
import { RelatedRow, relatedRowHeight } from './related-row.tsx';

/** Dependents counted before the effects are known. */
const countedAtOnce = 1_000;

interface ImpactReportProps {
  versionId: string;
  /** `namespace/name`. */
  coordinate: string;
  version: string;
  act: ImpactAct;
  /** Inside a question: short, and without links. */
  brief?: boolean;
}

/**
 * Who feels an act on a version: how many depend on it is there at once, what becomes of each a moment later. Nothing here keeps a
 * person who knows from going on.
 */
export function ImpactReport({
  versionId,
  coordinate,
  version,
  act,
  brief = false,
}: ImpactReportProps): ReactNode {
  const api = useApi();
  const [only, setOnly] = useState<ImpactEffect>();
  // A version that is to be published serves nobody yet: those of its package are asked about.
  const about = act === 'publish' ? coordinate : `${coordinate}@${version}`;
  const counted = useQuery(
    api.resolve.relationships.queryOptions({
      input: { coordinate: about, transitive: true, most: countedAtOnce },
    }),
  );
  const { data, error, refetch } = useQuery(api.resolve.impact.queryOptions({ input: { versionId, act } }));
  const affected = useMemo(() => graveFirst(data?.affected ?? []), [data]);
  const counts = useMemo(() => countEffects(affected), [affected]);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Box role="status" sx={{ py: 2 }}>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {counted.data === undefined
            ? 'Looking for dependents…'
            : counted.data.total === 0
              ? 'Nothing in this registry depends on it.'
              : `${counted.data.atLeast ? 'At least ' : ''}${plural(counted.data.total, 'version depends', 'versions depend')} on it. Looking what would become of them…`}
        </Typography>
        <LinearProgress aria-label="Working out the impact" />
      </Box>
    );
  }
  if (affected.length === 0) {
    return (
      <Typography variant="body2">Nothing in this registry depends on it: nobody would notice.</Typography>
    );
  }
  const shown = only === undefined ? affected : affected.filter(({ effect }) => effect === only);
  return (
    <Box
      component="section"
      aria-label="Impact"
      sx={{ display: 'flex', flexDirection: 'column', gap: 2, minHeight: 0, height: brief ? 'auto' : '100%' }}
    >
      <Typography variant="body2" sx={{ color: counts.breaks > 0 ? 'error.main' : 'text.primary' }}>
        <b>{impactSentence(act, affected)}</b> {data.atLeast ? 'At least ' : ''}
        {countText(data.direct)} direct
        {data.transitive === 0 ? '.' : `, ${countText(data.transitive)} through others.`}
        {data.truncated ? ` The nearest ${countText(affected.length)} were looked at.` : ''}
      </Typography>
      <EffectFilter counts={counts} value={only} onChange={setOnly} />
      <Box
        sx={{
          border: 1,
          borderColor: 'divider',
          borderRadius: '6px',
          overflow: 'hidden',
          ...(brief ? {} : { flex: 1, minHeight: 0, bgcolor: 'background.paper' }),
        }}
      >
        <VirtualRows
          label="Affected versions"
          items={shown}
          itemKey={(each) => `${each.versionId}:${each.type}`}
          estimate={() => relatedRowHeight + 18}
          render={(each) => (
            <RelatedRow
              related={each}
              plain={brief}
              chip={<ToneChip {...effectLooks[each.effect]} />}
              note={each.text}
            />
          )}
          {...(brief ? { maxHeight: '220px' } : {})}
        />
      </Box>
    </Box>
  );
}
