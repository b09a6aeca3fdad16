import type { Channel, Tag } from '../../../../contract/registry-tags.ts';

/** What becomes of a tag or channel when the version it means can no longer serve. */
export interface StepBack {
  name: string;
  /** Undefined: it means nothing any more. */
  to: string | undefined;
}

/** The tags and channels that mean a version, channels first, with what each would mean without it. */
export function stepsBack(
  { tags, channels }: { tags: readonly Tag[]; channels: readonly Channel[] },
  versionId: string,
): StepBack[] {
  const named = [
    ...channels.map(({ channel, ...rest }) => ({ ...rest, name: channel })),
    ...tags.map(({ tag, ...rest }) => ({ ...rest, name: tag })),
  ];
  return named
    .filter((each) => each.versionId === versionId)
    .map(({ name, former }) => ({ name, to: former?.version }));
}

/** `stable steps back to 1.4.0` or `beta will mean nothing`. */
export function stepBackText({ name, to }: StepBack): string {
  if (to === undefined) return `${name} will mean nothing`;
  return name === 'latest' ? `latest will mean ${to}` : `${name} steps back to ${to}`;
}
