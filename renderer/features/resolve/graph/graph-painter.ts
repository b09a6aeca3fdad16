import { drawScene, type Frame } from './draw-scene.ts';
import { drawOverview } from './overview.ts';
import type { Emphasis, Scene } from './scene.ts';
import { createStillPicture } from './still-picture.ts';
import { held, type Size, type Viewport } from './viewport.ts';

/** Milliseconds after the last movement until everything is drawn sharply, and of a glide from one view to another. */
const settleMs = 160;
const glideMs = 200;

/** Keeps a canvas showing a graph: draws when something changed, at most once per frame. */
export interface GraphPainter extends Disposable {
  show(scene: Scene): void;
  emphasise(emphasis: Emphasis): void;
  resize(screen: Size): void;
  view(): Viewport;
  screen(): Size;
  /** Look elsewhere: at once while a hand moves the graph, else in a short glide. */
  look(view: Viewport, how: 'hand' | 'glide' | 'jump'): void;
}

/** @throws Error where the browser offers no 2D canvas. */
export function createGraphPainter(
  canvas: HTMLCanvasElement,
  first: Scene,
  emphasis: Emphasis,
): GraphPainter {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this browser draws no canvas');
  const still = createStillPicture();
  const state: Frame = {
    scene: first,
    emphasis,
    view: { x: 0, y: 0, scale: 1 },
    screen: { width: 0, height: 0 },
    ratio: window.devicePixelRatio,
    moving: false,
    overview: undefined,
  };
  let drawing = new AbortController();
  let disposed = false;
  let asked: number | undefined;
  let settle: ReturnType<typeof setTimeout> | undefined;
  let glide: { from: Viewport; to: Viewport; begun: number } | undefined;

  const draw = (now: number): void => {
    asked = undefined;
    if (glide !== undefined) {
      const done = Math.min(1, Math.max(0, (now - glide.begun) / glideMs));
      state.view = between(glide.from, glide.to, 1 - (1 - done) ** 3);
      if (done >= 1) glide = undefined;
      else request();
    }
    if (state.screen.width > 0) drawScene(context, state, still);
  };
  const request = (): void => {
    if (!disposed) asked ??= requestAnimationFrame(draw);
  };
  const move = (): void => {
    state.moving = true;
    clearTimeout(settle);
    settle = setTimeout(() => {
      state.moving = false;
      request();
    }, settleMs);
    request();
  };
  const show = (scene: Scene): void => {
    drawing.abort();
    drawing = new AbortController();
    state.scene = scene;
    state.overview = 'drawing';
    drawOverview(scene, state.ratio, drawing.signal).then(
      (overview) => {
        state.overview = overview;
        request();
      },
      () => {
        // Given up for a newer scene, whose picture is being drawn; or it cannot be drawn: then every frame is drawn in full.
        if (state.scene === scene) state.overview = undefined;
        request();
      },
    );
    request();
  };
  show(first);
  return {
    show,
    emphasise(next) {
      state.emphasis = next;
      request();
    },
    resize(screen) {
      state.screen = screen;
      state.ratio = window.devicePixelRatio;
      canvas.width = Math.round(screen.width * state.ratio);
      canvas.height = Math.round(screen.height * state.ratio);
      // A canvas is emptied by its size: drawn at once, nothing flickers.
      draw(performance.now());
    },
    view: () => glide?.to ?? state.view,
    screen: () => state.screen,
    look(view, how) {
      const to = held(view, state.scene.layout, state.screen);
      glide = undefined;
      if (how === 'glide' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches)
        glide = { from: state.view, to, begun: performance.now() };
      else state.view = to;
      if (how === 'jump') request();
      else move();
    },
    [Symbol.dispose]() {
      drawing.abort();
      disposed = true;
      clearTimeout(settle);
      if (asked !== undefined) cancelAnimationFrame(asked);
    },
  };
}

/** Scales are steps of multiplication: halfway between 1 and 4 is 2. */
function between(from: Viewport, to: Viewport, part: number): Viewport {
  const scale = from.scale * (to.scale / from.scale) ** part;
  // What lies under the fixed point of a zoom stays there only if the offsets follow the scale.
  const along =
    Math.abs(to.scale - from.scale) < 1e-6 ? part : (scale - from.scale) / (to.scale - from.scale);
  const mix = (a: number, b: number): number => a + (b - a) * along;
  return { scale, x: mix(from.x, to.x), y: mix(from.y, to.y) };
}
