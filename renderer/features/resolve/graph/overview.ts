import type { OverviewTask } from './overview-worker.ts';
import type { Scene } from './scene.ts';

/** The whole graph as one image: what is drawn while far more moves than can be drawn in a frame. */
export interface Overview {
  image: ImageBitmap;
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
/** Edges go around the outermost nodes. */
const border = 60;

/** Draw the overview of a scene in a worker: the page would stand still for it. Rejects with the reason of an abort. */
export async function drawOverview(scene: Scene, ratio: number, signal: AbortSignal): Promise<Overview> {
  const width = scene.layout.width + 2 * border;
  const height = scene.layout.height + 2 * border;
  const scale = Math.min(
    0.7 * ratio,
    Math.sqrt(mostPixels / (width * height)),
    8_000 / width,
    8_000 / height,
  );
  const task: OverviewTask = {
    scene,
    scale,
    look: scale / ratio,
    border,
    pixels: {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    },
  };
  const image = await imageOf(task, signal);
  return { image, scale, left: -border, top: -border, width, height };
}

function imageOf(task: OverviewTask, signal: AbortSignal): Promise<ImageBitmap> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./overview-worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => {
      worker.terminate();
      signal.removeEventListener('abort', give);
    };
    const give = (): void => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener('abort', give);
    worker.onmessage = ({ data }: MessageEvent<ImageBitmap>) => {
      end();
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      end();
      reject(new Error(message));
    };
    worker.postMessage(task);
  });
}
