import { describe, expect, test } from 'vitest';
import { createBootController } from '../../../main/serve/boot-controller.ts';

const problem = {
  reason: 'corrupt',
  message: 'The database is damaged.',
  help: 'Make a backup first.',
  databasePath: '/registry/registry.db',
  canBackup: true,
} as const;
class OpenError extends Error {
  readonly problem = problem;
}

describe('createBootController', () => {
  test('opens once, however often it is started', async () => {
    let opened = 0;
    const boot = createBootController(async () => ({ number: ++opened }));
    expect(boot.state).toEqual({ state: 'opening' });
    expect(boot.core).toBeUndefined();
    boot.start();
    boot.start();
    expect(await boot.whenReady()).toEqual({ number: 1 });
    boot.start();
    expect(await boot.retry()).toEqual({ state: 'ready' });
    expect(opened).toBe(1);
    expect(boot.core).toEqual({ number: 1 });
  });

  test('tells a failed start with the problem, and becomes ready when tried again', async () => {
    let attempts = 0;
    const boot = createBootController(async () => {
      attempts += 1;
      if (attempts === 1) throw new OpenError('damaged');
      return 'core';
    });
    boot.start();
    expect(await boot.whenSettled()).toEqual({ state: 'failed', problem });
    expect(boot.core).toBeUndefined();
    const retried = boot.retry();
    expect(boot.state).toEqual({ state: 'opening' });
    expect(await retried).toEqual({ state: 'ready' });
    // Whoever waited since before the failure has it too.
    expect(await boot.whenReady()).toBe('core');
  });

  test('an error of another kind is still a state a page can show', async () => {
    const boot = createBootController(() => Promise.reject(new Error('no such module')));
    boot.start();
    expect(await boot.whenSettled()).toMatchObject({
      state: 'failed',
      problem: {
        reason: 'unreachable',
        message: expect.stringContaining('no such module'),
        canBackup: false,
      },
    });
  });

  test('copies aside only what is broken and can be copied', async () => {
    const copied: string[] = [];
    const backup = async (home: string): Promise<string> => {
      copied.push(home);
      return `${home}/backups/1`;
    };
    const broken = createBootController(() => Promise.reject(new OpenError('damaged')), { backup });
    await expect(broken.backup()).rejects.toThrow('not broken');
    broken.start();
    await broken.whenSettled();
    expect(await broken.backup()).toBe('/registry/backups/1');
    const other = createBootController(() => Promise.reject(new Error('no')), { backup });
    other.start();
    await other.whenSettled();
    await expect(other.backup()).rejects.toThrow('no database file');
    expect(copied).toEqual(['/registry']);
  });
});
