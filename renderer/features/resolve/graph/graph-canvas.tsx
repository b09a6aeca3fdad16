import Box from '@mui/material/Box';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStable } from '../../../ui/use-stable.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import type { GraphIndex } from './graph-index.ts';
import { type Layout, nodeSize } from './layout.ts';
import { nodeWords } from './node-words.ts';
import { emphasisOf, nodeAt } from './scene.ts';
import { nextTrail } from './trail.ts';
import { useGraphPainter } from './use-graph-painter.ts';
import { usePointers } from './use-pointers.ts';
import { centreOn, fitted, reveal, toWorld, zoomAt } from './viewport.ts';

export interface GraphHandle {
  zoom(factor: number): void;
  fit(): void;
  centre(node: number): void;
  focus(): void;
}

interface GraphCanvasProps {
  index: GraphIndex;
  layout: Layout;
  /** From the root to the selected node; empty: none is selected. */
  trail: readonly number[];
  matches: ReadonlySet<number> | undefined;
  onTrail(trail: readonly number[]): void;
  onPick(node: number | undefined): void;
  onOpen(node: number): void;
  /** Keys of the view around: `/`, `f`, Escape. @returns true when it used one. */
  onKey(key: string): boolean;
  handle: Ref<GraphHandle>;
}

const zoomStep = 1.3;

/** The graph, drawn: drag to pan, wheel or pinch to zoom, click to select, arrows along the edges, Enter to open. */
export function GraphCanvas(props: GraphCanvasProps): ReactNode {
  const { index, layout, trail, matches } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<number>();
  const emphasis = useMemo(
    () => ({ ...emphasisOf(index, trail, matches), hovered }),
    [index, trail, matches, hovered],
  );
  const painter = useGraphPainter(canvas, { index, layout, emphasis });
  const helpId = useId();
  const size = { width: layout.width, height: layout.height };

  const fitAll = (how: 'glide' | 'jump'): void => {
    const now = painter.current;
    if (now !== undefined) now.look(fitted(size, now.screen()), how);
  };
  const zoom = (factor: number): void => {
    const now = painter.current;
    if (now === undefined) return;
    const { width, height } = now.screen();
    const selected = trail.at(-1);
    const view = now.view();
    const middle =
      selected === undefined
        ? { x: width / 2, y: height / 2 }
        : {
            x: (layout.x[selected] ?? 0) * view.scale + view.x,
            y: (layout.y[selected] ?? 0) * view.scale + view.y,
          };
    now.look(zoomAt(view, middle, factor), 'glide');
  };
  useImperativeHandle(props.handle, () => ({
    zoom,
    fit: () => fitAll('glide'),
    centre(node) {
      const now = painter.current;
      if (now === undefined) return;
      now.look(centreOn(now.view(), placeOf(layout, node), now.screen()), 'glide');
    },
    focus: () => canvas.current?.focus(),
  }));

  const last = trail.at(-1);
  useEffect(() => {
    const now = painter.current;
    if (now === undefined || last === undefined || now.screen().width === 0) return;
    const view = now.view();
    const wanted = reveal(view, placeOf(layout, last), now.screen());
    if (wanted.x !== view.x || wanted.y !== view.y) now.look(wanted, 'glide');
  }, [painter, last, layout]);

  const find = (event: { clientX: number; clientY: number }): number | undefined => {
    const now = painter.current;
    const box = canvas.current?.getBoundingClientRect();
    if (now === undefined || box === undefined) return undefined;
    const view = now.view();
    const point = toWorld(view, { x: event.clientX - box.left, y: event.clientY - box.top });
    // Far out, what is near the pointer counts as under it.
    const reach = {
      width: Math.max(nodeSize.width, 8 / view.scale),
      height: Math.max(nodeSize.height, 8 / view.scale),
    };
    return nodeAt({ layout }, point, nodeSize) ?? nodeAt({ layout }, point, reach);
  };
  const pointers = usePointers({
    canvas,
    painter,
    onHover: useStable((event) => setHovered(event === undefined ? undefined : find(event))),
    onClick: useStable((event) => props.onPick(find(event))),
    onDoubleClick: useStable((event) => {
      const node = find(event);
      if (node !== undefined) props.onOpen(node);
    }),
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      '+': () => zoom(zoomStep),
      '=': () => zoom(zoomStep),
      '-': () => zoom(1 / zoomStep),
      '0': () => fitAll('glide'),
    };
    const next = nextTrail(index, layout, trail, event.key);
    const action = actions[event.key];
    if (next !== undefined) props.onTrail(next);
    else if (event.key === 'Enter' && last !== undefined) props.onOpen(last);
    else if (action !== undefined) action();
    else if (!props.onKey(event.key) && !event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
  return (
    <Box sx={{ position: 'relative', height: '100%', bgcolor: 'background.sunken' }}>
      <Box
        component="canvas"
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-roledescription="graph"
        aria-label={`Dependency graph, ${index.graph.nodes.length} nodes`}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        {...pointers}
        sx={{
          display: 'block',
          position: 'absolute',
          inset: 0,
          width: '100%',
          height: '100%',
          touchAction: 'none',
          cursor: hovered === undefined ? 'grab' : 'pointer',
          '&:active': { cursor: hovered === undefined ? 'grabbing' : 'pointer' },
          '&:focus-visible': { outlineOffset: -2 },
        }}
      />
      <Box id={helpId} sx={visuallyHidden}>
        Arrow right and left follow dependencies, up and down change between those beside, Enter opens, slash
        searches, plus, minus and zero zoom. The list shows the same packages as a table.
      </Box>
      <Box role="status" sx={visuallyHidden}>
        {last === undefined ? '' : nodeWords(index, last)}
      </Box>
    </Box>
  );
}

function placeOf({ x, y }: Layout, node: number): { x: number; y: number } {
  return { x: x[node] ?? 0, y: y[node] ?? 0 };
}
