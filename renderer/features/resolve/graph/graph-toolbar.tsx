import {
  mdiDownloadOutline,
  mdiFitToScreenOutline,
  mdiHelpCircleOutline,
  mdiImageFilterCenterFocus,
  mdiMagnifyMinusOutline,
  mdiMagnifyPlusOutline,
} from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode, Ref } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { FilterField } from '../../../ui/filter-field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { saveText } from '../../../ui/save-text.ts';
import { toolBarStyles } from '../../../ui/tool-bar-styles.ts';
import { graphAsDot } from './graph-export.ts';
import { type Surrounding, surroundings } from './paths.ts';
import type { GraphState } from './use-graph-state.ts';

const surroundingWords: Record<Surrounding, string> = {
  near: 'One step around',
  two: 'Two steps around',
  needs: 'All it needs',
  'needed-by': 'All that needs it',
};

interface GraphToolbarProps {
  state: GraphState;
  field: Ref<HTMLInputElement>;
  onStep(direction: 1 | -1): void;
  onLeaveField(): void;
  onZoom(factor: number): void;
  onFit(): void;
  onFocusSelected(): void;
  legend: boolean;
  onLegend(shown: boolean): void;
}

/** Search, focus, zoom. */
export function GraphToolbar(props: GraphToolbarProps): ReactNode {
  const { state, field, onStep, onLeaveField, onZoom, onFit, onFocusSelected, legend, onLegend } = props;
  const { matches, typed, focus, index, whole } = state;
  const found = matches === undefined ? undefined : `${countText(matches.size)} found`;
  return (
    <Box role="toolbar" aria-label="Graph" sx={toolBarStyles}>
      <FilterField
        label="Find in the graph"
        field={field}
        value={typed}
        onChange={state.setTyped}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') {
            state.setTyped('');
            onLeaveField();
          } else return;
          event.preventDefault();
        }}
        width={240}
        end={found === undefined ? <KeyHint keys="/" /> : <Box role="status">{found}</Box>}
      />
      {focus === undefined ? (
        <Button
          variant="outlined"
          disabled={state.selected === undefined}
          startIcon={<Icon path={mdiImageFilterCenterFocus} size={16} />}
          onClick={onFocusSelected}
        >
          Focus
        </Button>
      ) : (
        <>
          <TextField
            select
            value={focus.surrounding}
            onChange={({ target }) => {
              const surrounding = surroundings.find((each) => each === target.value);
              if (surrounding !== undefined) state.setFocus({ ...focus, surrounding });
            }}
            slotProps={{ htmlInput: { 'aria-label': 'Around the node in focus' } }}
          >
            {surroundings.map((each) => (
              <MenuItem key={each} value={each}>
                {surroundingWords[each]}
              </MenuItem>
            ))}
          </TextField>
          <Button variant="outlined" onClick={() => state.setFocus(undefined)}>
            Show all {countText(whole.graph.nodes.length)}
          </Button>
        </>
      )}
      <Box sx={{ flex: 1 }} />
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, whiteSpace: 'nowrap' }}>
        {countText(index.graph.nodes.length)} nodes, {countText(index.graph.edges.length)} edges
      </Box>
      <Box sx={{ display: 'flex' }}>
        <Tool label="Zoom out" keys="-" icon={mdiMagnifyMinusOutline} onClick={() => onZoom(1 / 1.4)} />
        <Tool label="Zoom in" keys="+" icon={mdiMagnifyPlusOutline} onClick={() => onZoom(1.4)} />
        <Tool label="Fit" keys="0" icon={mdiFitToScreenOutline} onClick={onFit} />
        <Tool
          label="Save as a Graphviz file"
          icon={mdiDownloadOutline}
          onClick={() => saveText('dependencies.dot', graphAsDot(index.graph), 'text/vnd.graphviz')}
        />
        <Tool
          label={legend ? 'Hide the legend' : 'Show the legend'}
          icon={mdiHelpCircleOutline}
          onClick={() => onLegend(!legend)}
        />
      </Box>
    </Box>
  );
}

interface ToolProps {
  label: string;
  icon: string;
  keys?: string;
  onClick(): void;
}

function Tool({ label, icon, keys, onClick }: ToolProps): ReactNode {
  const title = (
    <>
      {label} {keys === undefined ? null : <kbd>{keys}</kbd>}
    </>
  );
  return (
    <Tooltip title={title}>
      <IconButton aria-label={label} onClick={onClick}>
        <Icon path={icon} />
      </IconButton>
    </Tooltip>
  );
}
