import { drawEdges } from './draw-edges.ts';
import { drawNodes } from './draw-nodes.ts';
import type { Scene } from './scene.ts';

/** The whole graph as one image: what is drawn while far more moves than can be drawn in a frame. */
export interface Overview {
  image: HTMLCanvasElement;
  /** Pixels of the image per pixel of the graph. */
  scale: number;
  /** Where it lies in the graph. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels; of four bytes each. */
const mostPixels = 5_000_000;
const border = 60;
const edgesPerSlice = 250;

/** Draw the overview of a scene, a slice at a time so that the page stays quick. Rejects with the reason of an abort. */
export async function drawOverview(scene: Scene, ratio: number, signal: AbortSignal): Promise<Overview> {
  const width = scene.layout.width + 2 * border;
  const height = scene.layout.height + 2 * border;
  const scale = Math.min(
    0.7 * ratio,
    Math.sqrt(mostPixels / (width * height)),
    8_000 / width,
    8_000 / height,
  );
  const image = document.createElement('canvas');
  image.width = Math.max(1, Math.round(width * scale));
  image.height = Math.max(1, Math.round(height * scale));
  const context = image.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.setTransform(scale, 0, 0, scale, border * scale, border * scale);
  const look = scale / ratio;
  const breathe = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  };
  const edges = scene.index.graph.edges.map((_edge, at) => at);
  for (let at = 0; at < edges.length; at += edgesPerSlice) {
    drawEdges(context, scene, edges.slice(at, at + edgesPerSlice), look);
    await breathe();
  }
  const nodes = scene.index.graph.nodes.map((_node, at) => at);
  for (let at = 0; at < nodes.length; at += edgesPerSlice) {
    drawNodes(context, scene, nodes.slice(at, at + edgesPerSlice), look);
    await breathe();
  }
  return { image, scale, left: -border, top: -border, width, height };
}
