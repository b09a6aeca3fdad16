import { describe, expect, it } from 'vitest';
import { restorePlacement } from '../../../main/electron/window-placement.ts';

const screen = { x: 0, y: 25, width: 1_920, height: 1_055 };
const left = { x: -1_280, y: 0, width: 1_280, height: 1_024 };
const saved = { x: 100, y: 100, width: 1_000, height: 700, maximized: false };

describe('restorePlacement', () => {
  it('uses the usual size without a position at the first start', () => {
    expect(restorePlacement(undefined, [screen])).toEqual({ width: 1_280, height: 820 });
  });
  it('returns to where the window was', () => {
    expect(restorePlacement(saved, [screen])).toEqual({ x: 100, y: 100, width: 1_000, height: 700 });
  });
  it('returns to a second display at negative coordinates', () => {
    expect(restorePlacement({ ...saved, x: -1_200 }, [screen, left])).toMatchObject({ x: -1_200 });
  });
  it.each([
    ['its display was unplugged', { x: -1_200 }],
    ['it lies below the screen', { y: 1_060 }],
    ['its title bar is above the screen', { y: -20 }],
    ['only a sliver is visible', { x: 1_900 }],
  ])('forgets a place where %s', (_what, moved) => {
    expect(restorePlacement({ ...saved, ...moved }, [screen])).toEqual({ width: 1_280, height: 820 });
  });
  it('fits the size to the display and to the smallest window', () => {
    const size = (width: number, height: number) => restorePlacement({ ...saved, width, height }, [screen]);
    expect(size(5_000, 4_000)).toMatchObject({ width: 1_920, height: 1_055 });
    expect(size(200, 200)).toMatchObject({ width: 880, height: 560 });
  });
});
