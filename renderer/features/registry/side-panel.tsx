import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { SearchOutput } from '../../../contract/search.ts';
import { type BrowseState, toggleFilter, withFilter } from '../search/browse-state.ts';
import type { BrowsePatch } from '../search/use-browse-state.ts';
import { FacetPanel } from './facet-panel.tsx';
import { NamespacePanel } from './namespace-panel.tsx';

interface SidePanelProps {
  state: BrowseState;
  facets: SearchOutput['facets'];
  onUpdate(patch: BrowsePatch, options?: { step?: boolean }): void;
}

/** Namespaces over facets: everything that narrows the list. */
export function SidePanel({ state, facets, onUpdate }: SidePanelProps): ReactNode {
  const { filters } = state;
  const namespaces = filters.namespace ?? [];
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', bgcolor: 'background.default' }}>
      <NamespacePanel
        selected={namespaces}
        onSelect={(path, add) => {
          const narrowed =
            path === undefined
              ? withFilter(filters, 'namespace', [])
              : add
                ? toggleFilter(filters, 'namespace', path)
                : withFilter(filters, 'namespace', [path]);
          onUpdate({ filters: narrowed }, { step: true });
        }}
      />
      <FacetPanel
        facets={facets}
        filters={filters}
        onToggle={(field, value) =>
          onUpdate({ filters: toggleFilter(filters, field, value) }, { step: true })
        }
        onClear={(field) => onUpdate({ filters: withFilter(filters, field, []) }, { step: true })}
      />
    </Box>
  );
}
