/** Demonstrations as a person reads them: plans, progress, bounds. */
import {
  mdiCancel,
  mdiCheckDecagramOutline,
  mdiCloseOctagonOutline,
  mdiFlagOutline,
  mdiPauseCircleOutline,
  mdiProgressClock,
} from '@mdi/js';
import type { Claim, Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { countText } from '../../../ui/count-text.ts';
import type { Tone } from '../../../ui/tone-chip.tsx';
import { plural } from '../../registry/words.ts';
import { timeText } from '../chart/value-words.ts';

/** How each state looks, and what it means. */
export const stateLooks: Record<
  Demonstration['state'],
  { label: string; tone: Tone; icon: string; hint: string }
> = {
  ready: {
    label: 'Planned',
    tone: 'info',
    icon: mdiFlagOutline,
    hint: 'The plan is fixed; no trial was made.',
  },
  running: { label: 'Running', tone: 'primary', icon: mdiProgressClock, hint: 'Trials are being made.' },
  paused: {
    label: 'Paused',
    tone: 'warning',
    icon: mdiPauseCircleOutline,
    hint: 'It goes on from where it was, whenever you like.',
  },
  passed: {
    label: 'Shown',
    tone: 'success',
    icon: mdiCheckDecagramOutline,
    hint: 'The claim was shown, as the report says.',
  },
  failed: {
    label: 'Not shown',
    tone: 'error',
    icon: mdiCloseOctagonOutline,
    hint: 'More trials failed than the plan allows.',
  },
  cancelled: {
    label: 'Cancelled',
    tone: 'neutral',
    icon: mdiCancel,
    hint: 'Given up before its end: nothing is shown.',
  },
};

/** Whether it goes on, or could. */
export function isOpen({ state }: Pick<Demonstration, 'state'>): boolean {
  return state === 'ready' || state === 'running' || state === 'paused';
}

/** `998,576 trials without a failure`. */
export function planHeadline(trials: number, allowed: number): string {
  const made = plural(trials, 'trial');
  return allowed === 0 ? `${made} without a failure` : `${made} with at most ${plural(allowed, 'failure')}`;
}

/** `< 3 per million, 95 %, no failure allowed`. */
export function claimText({ ppm, confidence, allowed }: Claim): string {
  const failures = allowed === 0 ? 'no failure' : plural(allowed, 'failure');
  return `< ${ppm} per million, ${Number((confidence * 100).toPrecision(8))} %, ${failures} allowed`;
}

/** A chance as percent in three digits, in more of them near certainty; what is beyond a thousandth of a percent as a bound. */
export function shortPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.001) return '< 0.001 %';
  if (percent < 100 && percent > 99.999) return '> 99.999 %';
  return `${Number(percent.toPrecision(percent > 99 ? 5 : 3))} %`;
}

/** A true rate beside the claim: `half the claim`, `10 times the claim`. */
export function timesText(times: number): string {
  if (times === 1) return 'just the claim';
  if (times === 0.5) return 'half the claim';
  if (times === 2) return 'twice the claim';
  return times < 1
    ? `a ${countText(Math.round(1 / times))}th of the claim`
    : `${countText(times)} times the claim`;
}

/** The bound, rounded up: it may be too high, never too low. */
export function boundText(upperPpm: number | undefined): string {
  if (upperPpm === undefined) return 'none yet';
  const digits = 10 ** (3 - Math.floor(Math.log10(Math.max(upperPpm, 1e-9))));
  return `${(Math.ceil(upperPpm * digits) / digits).toLocaleString('en-US', { maximumFractionDigits: 9 })} per million`;
}

/** What is left at the present pace: `about 12 min`; undefined where it is not known. */
export function timeLeftText({ planned, done, pace }: Demonstration): string | undefined {
  if (pace === undefined || pace <= 0) return undefined;
  return `about ${timeText(((planned - done) / pace) * 1_000)}`;
}

/** Trials a second, from how a scenario ran here before; undefined where it never did for long enough to say. */
export function knownPace(demonstrations: readonly Demonstration[], scenario: string): number | undefined {
  const before = demonstrations.find(
    (each) => each.scenario === scenario && each.runningMs >= 1_000 && each.done > 0,
  );
  return before === undefined ? undefined : (before.done / before.runningMs) * 1_000;
}

/** Percent of the way, never 100 before it is all there. */
export function progressOf({ planned, done }: Pick<Demonstration, 'planned' | 'done'>): number {
  if (planned === 0) return 0;
  return done >= planned ? 100 : Math.min(99.9, (100 * done) / planned);
}

/** Those that went on when they were last looked at, and have ended since. */
export function justEnded(
  before: readonly Demonstration[] | undefined,
  now: readonly Demonstration[],
): Demonstration[] {
  const open = new Set(before?.filter(isOpen).map(({ id }) => id));
  return now.filter((each) => open.has(each.id) && !isOpen(each));
}
