import type { ChangeEvent } from '../../../../contract/events.ts';

/** Ids of the alerts a person is to be told of by these changes. */
export function toldRules(events: readonly ChangeEvent[]): ReadonlySet<string> {
  return new Set(
    events
      .filter(({ topic, type }) => topic === 'quality' && type === 'alert.notify')
      .map(({ subject }) => subject),
  );
}
