import type { Strategy } from '../../../../contract/vocabulary.ts';
import type { Omitted } from './resolve-state.ts';

/** Strategies as people choose them. */
export const strategyWords: Readonly<Record<Strategy, { label: string; help: string }>> = {
  highest: { label: 'Highest version', help: 'Of each package the highest version that fits.' },
  lowest: { label: 'Lowest version', help: 'The lowest that fits: shows whether the lower bounds are true.' },
  'newest-published': { label: 'Newest published', help: 'The one published last, whatever its number.' },
  'most-downloaded': { label: 'Most downloaded', help: 'The one most others use.' },
  manual: { label: 'Manual pins', help: 'Pinned packages have the pinned version, the others the highest.' },
};

/** Requirements that may be left out, as the boxes that include them say it. */
export const includeWords: Readonly<Record<Omitted, { label: string; help: string }>> = {
  dev: { label: 'Dev', help: 'what working on it needs' },
  build: { label: 'Build', help: 'what building it needs' },
  peer: { label: 'Peer', help: 'what its users bring' },
  optional: { label: 'Optional', help: 'granted where it fits' },
};
