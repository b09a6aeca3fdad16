import { describe, expect, it } from 'vitest';
import type { ShellCommand } from '../../../contract/shell.ts';
import { CommandHub } from '../../../main/electron/command-hub.ts';

const to = (path: string): ShellCommand => ({ type: 'navigate', to: path });

describe('CommandHub', () => {
  it('keeps commands until a page listens, then hands them over in order', async () => {
    const hub = new CommandHub();
    hub.send(to('/a'));
    hub.send(to('/b'));
    const stream = hub.stream(new AbortController().signal);
    expect([(await stream.next()).value, (await stream.next()).value]).toEqual([to('/a'), to('/b')]);
    const next = stream.next();
    hub.send(to('/c'));
    expect((await next).value).toEqual(to('/c'));
  });

  it('ends at once when its page is gone, and gives later commands to the next page', async () => {
    const hub = new CommandHub();
    const gone = new AbortController();
    const first = hub.stream(gone.signal);
    const pending = first.next();
    gone.abort();
    expect((await pending).done).toBe(true);
    hub.send(to('/later'));
    expect((await hub.stream(new AbortController().signal).next()).value).toEqual(to('/later'));
  });

  it('does not lose commands a page had not taken', async () => {
    const hub = new CommandHub();
    const gone = new AbortController();
    hub.send(to('/a'));
    hub.send(to('/b'));
    const first = hub.stream(gone.signal);
    await first.next();
    gone.abort();
    await first.next();
    expect((await hub.stream(new AbortController().signal).next()).value).toEqual(to('/b'));
  });

  it('keeps the newest hundred', async () => {
    const hub = new CommandHub();
    for (let index = 0; index < 150; index++) hub.send(to(`/${index}`));
    expect((await hub.stream(new AbortController().signal).next()).value).toEqual(to('/50'));
  });
});
