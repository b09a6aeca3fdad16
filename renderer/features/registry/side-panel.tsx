import Box from '@mui/material/Box';
import { memo, type ReactNode } from 'react';
import type { SearchOutput } from '../../../contract/search.ts';
import type { FacetField } from '../../../contract/vocabulary.ts';
import { useStable } from '../../ui/use-stable.ts';
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
  const narrow = (next: Filters): void => onUpdate({ filters: next }, { step: true });
  const select = useStable((path: string | undefined, add: boolean) => {
    if (path === undefined) narrow(withFilter(filters, 'namespace', []));
    else narrow(add ? toggleFilter(filters, 'namespace', path) : withFilter(filters, 'namespace', [path]));
  });
  const toggle = useStable((field: FacetField, value: string) => narrow(toggleFilter(filters, field, value)));
  const clear = useStable((field: FacetField) => narrow(withFilter(filters, field, [])));
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', bgcolor: 'background.default' }}>
      <NamespacePanel selected={filters.namespace ?? none} onSelect={select} />
      <FacetPanel facets={facets} filters={filters} onToggle={toggle} onClear={clear} />
    </Box>
  );
}

const none: readonly string[] = [];

/** Namespaces over facets: everything that narrows the list. Typing alone does not draw it again. */
export const SidePanel = memo(
  SidePanelView,
  (before, after) =>
    before.facets === after.facets &&
    before.onUpdate === after.onUpdate &&
    JSON.stringify(before.filters) === JSON.stringify(after.filters),
);
