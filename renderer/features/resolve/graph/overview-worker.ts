/** Draws the picture of a whole graph, away from the page. */
import { drawEdges } from './draw-edges.ts';
import { drawNodes } from './draw-nodes.ts';
import type { Scene } from './scene.ts';

export interface OverviewTask {
  scene: Scene;
  /** Pixels of the image per pixel of the graph. */
  scale: number;
  /** The scale at which it looks as it will on the screen. */
  look: number;
  /** Around the graph, pixels of the graph. */
  border: number;
  pixels: { width: number; height: number };
}

self.onmessage = ({ data }: MessageEvent<OverviewTask>) => {
  const { scene, scale, look, border, pixels } = data;
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas in workers');
  context.setTransform(scale, 0, 0, scale, border * scale, border * scale);
  const { edges, nodes } = scene.index.graph;
  drawEdges(
    context,
    scene,
    edges.map((_edge, at) => at),
    look,
  );
  drawNodes(
    context,
    scene,
    nodes.map((_node, at) => at),
    look,
  );
  const image = canvas.transferToImageBitmap();
  self.postMessage(image, { transfer: [image] });
};
