import { mdiClose } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';
import type { FacetField } from '../../../contract/vocabulary.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Filters } from '../search/browse-state.ts';
import { activeFilters } from './facet-model.ts';

interface FilterChipsProps {
  filters: Filters;
  /** What the search did not understand. */
  problem: string | undefined;
  onToggle(field: FacetField, value: string): void;
  onClear(): void;
}

/** What the list is narrowed by; each can be taken away on its own. */
export function FilterChips({ filters, problem, onToggle, onClear }: FilterChipsProps): ReactNode {
  const active = activeFilters(filters);
  return (
    <>
      {active.length === 0 ? null : (
        <Box
          role="group"
          aria-label="Active filters"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.5,
            px: 3,
            py: 2,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          {active.map(({ field, value, label }) => (
            <Chip
              key={`${field}:${value}`}
              size="small"
              label={label}
              onClick={() => onToggle(field, value)}
              onDelete={() => onToggle(field, value)}
              deleteIcon={
                <span style={{ display: 'inline-flex' }}>
                  <Icon path={mdiClose} size={13} />
                </span>
              }
              aria-label={`Remove the filter ${label}`}
              sx={{ maxWidth: 260 }}
            />
          ))}
          <Button onClick={onClear} sx={{ minHeight: 24, fontSize: 12, px: 2 }}>
            Clear all
          </Button>
        </Box>
      )}
      {problem === undefined ? null : (
        <Alert severity="info" role="status" sx={{ borderRadius: 0, py: 0.5 }}>
          {problem}
        </Alert>
      )}
    </>
  );
}
