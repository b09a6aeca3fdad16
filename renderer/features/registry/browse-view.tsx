import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { type ReactNode, useCallback, useDeferredValue, useRef, useState } from 'react';
import { SearchSlot } from '../../app/search-slot.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { useRemembered } from '../../ui/use-remembered.ts';
import { SearchField } from '../search/search-field.tsx';
import { useBrowseState } from '../search/use-browse-state.ts';
import { useSearch } from '../search/use-search.ts';
import { ArtifactDetail } from './detail/artifact-detail.tsx';
import { ListPane } from './list-pane.tsx';
import { SidePanel } from './side-panel.tsx';
import { useWidth } from './use-width.ts';

/** Below this the detail takes the whole view; below the other the filters move into a drawer. Pixels. */
const roomForDetail = 860;
const roomForSide = 700;

/** Browse: namespaces and filters, the list, and the artifact it stands on. */
export function BrowseView(): ReactNode {
  const { state, update } = useBrowseState();
  const result = useSearch(state);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 1_280);
  const [sideOpen, setSideOpen] = useRemembered<boolean>('browse.side', true);
  const [drawer, setDrawer] = useState(false);
  const besides = width >= roomForDetail;
  const docked = width >= roomForSide;
  const detailShown = state.artifact !== undefined;
  const alone = detailShown && !besides;
  const close = useCallback(
    () => update({ artifact: undefined, version: undefined, tab: 'overview', file: undefined }),
    [update],
  );
  // Rows first: the counts beside them may follow a moment later.
  const facets = useDeferredValue(result.first?.facets);
  const side = <SidePanel filters={state.filters} facets={facets} onUpdate={update} />;
  const detail =
    state.artifact === undefined ? null : (
      <ArtifactDetail
        key={state.artifact}
        coordinate={state.artifact}
        state={state}
        onUpdate={update}
        onClose={close}
        alone={!besides}
      />
    );
  const list = (
    <ListPane
      state={state}
      onUpdate={update}
      result={result}
      follow={besides}
      onToggleSide={() => (docked ? setSideOpen(!sideOpen) : setDrawer(true))}
      sideOpen={docked && sideOpen}
    />
  );
  return (
    <Box ref={box} sx={{ height: '100%' }}>
      <SearchSlot>
        <SearchField covered={alone} />
      </SearchSlot>
      <Collapsible collapsed={!docked || !sideOpen || alone}>
        <SplitPane
          id="browse.side"
          label="namespaces and filters"
          fixed="start"
          initial={250}
          {...paneLimits(docked && sideOpen && !alone, 190, 440)}
          start={docked && sideOpen && !alone ? side : null}
          end={
            <Collapsible collapsed={!detailShown || alone}>
              <SplitPane
                id="browse.detail"
                label="artifact details"
                fixed="end"
                initial={Math.round(width * 0.4)}
                {...paneLimits(detailShown && besides, 360, Math.max(400, width - 420))}
                start={
                  <Box sx={{ height: '100%', position: 'relative' }}>
                    {/* The list stays mounted under a detail that covers it: its place is kept. */}
                    <Box sx={{ height: '100%', visibility: alone ? 'hidden' : 'visible' }}>{list}</Box>
                    {alone ? <Box sx={{ position: 'absolute', inset: 0 }}>{detail}</Box> : null}
                  </Box>
                }
                end={besides ? detail : null}
              />
            </Collapsible>
          }
        />
      </Collapsible>
      <Drawer
        open={drawer && !docked}
        onClose={() => setDrawer(false)}
        slotProps={{ paper: { 'aria-label': 'Namespaces and filters', sx: { width: 280 } } }}
      >
        {side}
      </Drawer>
    </Box>
  );
}

/** A pane without room has no size and no divider; the panes themselves stay where they are in the tree, and so keep their state. */
function paneLimits(shown: boolean, min: number, max: number): { min: number; max: number } {
  return shown ? { min, max } : { min: 0, max: 0 };
}

function Collapsible(props: { collapsed: boolean; children: ReactNode }): ReactNode {
  return (
    <Box
      sx={{
        height: '100%',
        ...(props.collapsed ? { '& > div > [role="separator"]': { display: 'none' } } : {}),
      }}
    >
      {props.children}
    </Box>
  );
}
