import type { CanvasContext } from './canvas-context.ts';
import { curveStride } from './curves.ts';
import type { Scene } from './scene.ts';

/** Below this scale curves look like lines, and dashes like noise. */
const curvedFrom = 0.2;
const dashedFrom = 0.4;
/** One path of thousands of segments costs more than many short ones: a rasterizer sorts all segments of a path. */
const segmentsPerStroke = 150;

interface EdgeLook {
  color: string;
  /** Pixels on screen. */
  width: number;
  dashed?: boolean;
}

/** Stroke some edges of the scene; the context stands in the coordinates of the graph. */
export function strokeEdges(
  context: CanvasContext,
  { curves }: Scene,
  edges: Iterable<number>,
  scale: number,
  look: EdgeLook,
): void {
  context.strokeStyle = look.color;
  context.lineWidth = look.width / scale;
  context.setLineDash(look.dashed === true && scale >= dashedFrom ? [5, 4] : []);
  const curved = scale >= curvedFrom;
  let segments = 0;
  context.beginPath();
  for (const edge of edges) {
    const at = edge * curveStride;
    const point = (offset: number): number => curves[at + offset] ?? 0;
    context.moveTo(point(0), point(1));
    if (curved) context.bezierCurveTo(point(2), point(3), point(4), point(5), point(6), point(7));
    else context.lineTo(point(6), point(7));
    segments += 1;
    if (segments % segmentsPerStroke === 0) {
      context.stroke();
      context.beginPath();
    }
  }
  context.stroke();
  context.setLineDash([]);
}

/** Draw edges as they are without emphasis: plain ones, those that are not needed at run time dashed, those of cycles marked. */
export function drawEdges(
  context: CanvasContext,
  scene: Scene,
  edges: readonly number[],
  scale: number,
): void {
  const { colors, index } = scene;
  const all = index.graph.edges;
  const kindOf = (at: number): 'cyclic' | 'aside' | 'plain' => {
    const edge = all[at];
    if (edge?.cyclic === true) return 'cyclic';
    return edge?.type === 'runtime' && !edge.optional ? 'plain' : 'aside';
  };
  const groups = { plain: [] as number[], aside: [] as number[], cyclic: [] as number[] };
  for (const at of edges) groups[kindOf(at)].push(at);
  const many = all.length > 1_500;
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * (many ? (scale < 0.3 ? 0.28 : 0.45) : 0.75);
  strokeEdges(context, scene, groups.plain, scale, { color: colors.line, width: 1 });
  strokeEdges(context, scene, groups.aside, scale, { color: colors.line, width: 1, dashed: true });
  context.globalAlpha = alpha;
  strokeEdges(context, scene, groups.cyclic, scale, { color: colors.error, width: 1.5 });
}
