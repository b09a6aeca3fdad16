import { useColorScheme } from '@mui/material/styles';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { graphColors } from './graph-colors.ts';
import type { GraphIndex } from './graph-index.ts';
import { createGraphPainter, type GraphPainter } from './graph-painter.ts';
import type { Layout } from './layout.ts';
import { type Emphasis, emphasisOf, sceneOf } from './scene.ts';
import { fitted } from './viewport.ts';

/** A painter for a canvas that shows a graph: anew for another graph, redrawn for another colour scheme, another size, other emphasis. */
export function useGraphPainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  { index, layout, emphasis }: { index: GraphIndex; layout: Layout; emphasis: Emphasis },
): RefObject<GraphPainter | undefined> {
  const painter = useRef<GraphPainter>(undefined);
  const { colorScheme } = useColorScheme();
  const drawnScheme = useRef(colorScheme);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const scene = sceneOf(index, layout, graphColors(element));
    const made = createGraphPainter(element, scene, emphasisOf(index, [], undefined));
    painter.current = made;
    let shown = false;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined || entry.contentRect.width === 0) return;
      made.resize({ width: entry.contentRect.width, height: entry.contentRect.height });
      if (!shown) made.look(fitted(layout, made.screen()), 'jump');
      shown = true;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made[Symbol.dispose]();
      painter.current = undefined;
    };
  }, [canvas, index, layout]);
  useEffect(() => {
    const element = canvas.current;
    // Another scheme has other colours behind the same names.
    if (element === null || drawnScheme.current === colorScheme) return;
    drawnScheme.current = colorScheme;
    painter.current?.show(sceneOf(index, layout, graphColors(element)));
  }, [canvas, index, layout, colorScheme]);
  useLayoutEffect(() => {
    painter.current?.emphasise(emphasis);
  }, [emphasis]);
  return painter;
}
