import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { TagChips } from './tag-chips.tsx';

interface ShownTagsProps {
  packageId: string;
  tags: readonly string[];
}

/** The names of one version, where it is not known yet which of them are channels. */
export function ShownTags({ packageId, tags }: ShownTagsProps): ReactNode {
  const api = useApi();
  const { data } = useQuery(
    api.registry.tags.queryOptions({ input: { packageId }, enabled: tags.length > 0 }),
  );
  const channels = data?.channels.map(({ channel }) => channel) ?? [];
  const latest = data?.tags.find(({ tag }) => tag === 'latest');
  return <TagChips tags={tags} channels={channels} pinned={latest?.automatic === false} />;
}
