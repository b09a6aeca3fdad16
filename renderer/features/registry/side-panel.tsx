import Box from '@mui/material/Box';
import { memo, type ReactNode } from 'react';
import type { SearchOutput } from '../../../contract/search.ts';
import { type Filters, toggleFilter, withFilter } from '../search/browse-state.ts';
import type { BrowsePatch } from '../search/use-browse-state.ts';
import { FacetPanel } from './facet-panel.tsx';
import { NamespacePanel } from './namespace-panel.tsx';

interface SidePanelProps {
  filters: Filters;
  facets: SearchOutput['facets'];
  onUpdate(patch: BrowsePatch, options?: { step?: boolean }): void;
}

function SidePanelView({ filters, facets, onUpdate }: SidePanelProps): ReactNode {
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

/** Namespaces over facets: everything that narrows the list. Typing alone does not draw it again. */
export const SidePanel = memo(
  SidePanelView,
  (before, after) =>
    before.facets === after.facets &&
    before.onUpdate === after.onUpdate &&
    JSON.stringify(before.filters) === JSON.stringify(after.filters),
);
