import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Hit } from '../../contract/search.ts';
import { artifactAddress } from '../features/search/browse-state.ts';
import { matchesTitle } from './command-match.ts';
import type { Command } from './command-registry.ts';
import { useCommands } from './commands.tsx';
import { useApi } from './host-context.ts';

/** A line of the palette: an action, or an artifact to open. */
export type PaletteEntry =
  | { type: 'command'; id: string; command: Command; run: () => void }
  | { type: 'artifact'; id: string; hit: Hit; run: () => void };

const artifactLimit = 8;

/** What the palette offers for the words typed so far, actions first. Artifacts arrive as the store answers. */
export function usePaletteEntries(typed: string): PaletteEntry[] {
  const navigate = useNavigate();
  const api = useApi();
  const commands = useCommands();
  const query = typed.trim();
  const found = useQuery(
    api.search.query.queryOptions({
      input: { query, limit: artifactLimit },
      enabled: query !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const hits = query === '' ? [] : (found.data?.hits ?? []);
  return [
    ...commands
      .filter(
        ({ hidden, title, section }) => hidden !== true && matchesTitle(`${title} ${section ?? ''}`, query),
      )
      .map((command) => ({ type: 'command' as const, id: command.id, command, run: () => command.run() })),
    ...hits.map((hit) => ({
      type: 'artifact' as const,
      id: hit.packageId,
      hit,
      run: () => void navigate(artifactAddress(`${hit.namespace}/${hit.name}`)),
    })),
  ];
}
