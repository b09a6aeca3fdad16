import { mdiChevronDown, mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Checkbox from '@mui/material/Checkbox';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode, useId, useState } from 'react';
import type { SearchOutput } from '../../../contract/search.ts';
import type { FacetField } from '../../../contract/vocabulary.ts';
import { Icon } from '../../ui/icon.tsx';
import { useRemembered } from '../../ui/use-remembered.ts';
import type { Filters } from '../search/browse-state.ts';
import { type FacetGroup, type FacetValue, facetCount, facetGroups } from './facet-model.ts';

/** Values of one group shown before "Show more". */
const firstValues = 6;

interface FacetPanelProps {
  facets: SearchOutput['facets'];
  filters: Filters;
  onToggle(field: FacetField, value: string): void;
  onClear(field: FacetField): void;
}

/** The values to narrow by, with how many artifacts each has. */
export function FacetPanel({ facets, filters, onToggle, onClear }: FacetPanelProps): ReactNode {
  return (
    <Box role="group" aria-label="Filters" sx={valueStyles}>
      {facetGroups(facets, filters).map((group) => (
        <Group key={group.field} group={group} onToggle={onToggle} onClear={onClear} />
      ))}
    </Box>
  );
}

interface GroupProps {
  group: FacetGroup;
  onToggle: FacetPanelProps['onToggle'];
  onClear: FacetPanelProps['onClear'];
}

function Group({ group, onToggle, onClear }: GroupProps): ReactNode {
  const [open, setOpen] = useRemembered<boolean>(`facet.${group.field}`, true);
  const [all, setAll] = useState(false);
  const listId = useId();
  const selected = group.values.filter((value) => value.selected).length;
  const shown = all ? group.values : group.values.filter((each, at) => at < firstValues || each.selected);
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 2 }}>
        <GroupButton title={group.title} open={open} listId={listId} onOpen={setOpen} />
        {selected === 0 ? null : (
          <Button
            onClick={() => onClear(group.field)}
            aria-label={`Clear the filter ${group.title}`}
            sx={{ minHeight: 24, minWidth: 0, px: 1.5, fontSize: 12 }}
          >
            Clear
          </Button>
        )}
      </Box>
      {open ? (
        <Box component="ul" id={listId} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {shown.map((value) => (
            <Value key={value.value} field={group.field} {...value} onToggle={onToggle} />
          ))}
          {group.values.length > firstValues ? (
            <li>
              <Button onClick={() => setAll(!all)} sx={{ minHeight: 26, ml: 4, px: 2, fontSize: 12 }}>
                {all ? 'Show fewer' : `Show all ${group.values.length}`}
              </Button>
            </li>
          ) : null}
        </Box>
      ) : null}
    </Box>
  );
}

interface GroupButtonProps {
  title: string;
  open: boolean;
  listId: string;
  onOpen(open: boolean): void;
}

const GroupButton = memo(function GroupButton({ title, open, listId, onOpen }: GroupButtonProps): ReactNode {
  return (
    <ButtonBase
      aria-expanded={open}
      aria-controls={listId}
      onClick={() => onOpen(!open)}
      sx={{ flex: 1, justifyContent: 'flex-start', gap: 1, px: 2, height: 30, borderRadius: '4px' }}
    >
      <Icon path={open ? mdiChevronDown : mdiChevronRight} size={16} />
      <Typography component="span" variant="body2" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
    </ButtonBase>
  );
});

interface ValueProps extends FacetValue {
  field: FacetField;
  onToggle: FacetPanelProps['onToggle'];
}

const Value = memo(function Value({ field, value, label, count, selected, onToggle }: ValueProps): ReactNode {
  const id = useId();
  return (
    <li>
      <label className="value" htmlFor={id}>
        <ValueBox id={id} field={field} value={value} selected={selected} onToggle={onToggle} />
        <span className="label" title={label}>
          {label}
        </span>
        <span className="count">{facetCount(count)}</span>
      </label>
    </li>
  );
});

/** Apart, since counts change with every key press and the box does not. */
const ValueBox = memo(function ValueBox(
  props: Omit<ValueProps, 'label' | 'count'> & { id: string },
): ReactNode {
  const { id, field, value, selected, onToggle } = props;
  return (
    <Checkbox
      id={id}
      size="small"
      checked={selected}
      onChange={() => onToggle(field, value)}
      sx={{ p: 1, '& svg': { fontSize: 17 } }}
    />
  );
});

/** What the values look like, set once: the panel follows every key press. */
const valueStyles = {
  '& .value': {
    display: 'flex',
    alignItems: 'center',
    height: 28,
    pl: 3,
    pr: 4,
    fontSize: 13,
    cursor: 'pointer',
    borderRadius: '4px',
  },
  '& .value:hover': { bgcolor: 'action.hover' },
  '& .label': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .count': { color: 'text.secondary', fontSize: 12, pl: 2 },
} as const;
