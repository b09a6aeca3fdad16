/** What an act on a version means for one that depends on it: solved as it is, and as it would be. */
import type { LoadedScenario } from '../loading/load-scenario.ts';
import type { PackageManifest, Scenario, SolveResult } from '../scenario.ts';

export type Effect = 'breaks' | 'changes' | 'none' | 'broken-already' | 'undecided';

/** The version acted on. */
export interface Target {
  name: string;
  version: string;
  /** What it would be to the solver if it were published; undefined where the act takes it away. */
  added?: PackageManifest;
}

/** @param solve one search; its own time limit is the caller's */
export function dependentEffect(
  { scenario }: LoadedScenario,
  target: Target,
  solve: (scenario: Scenario) => SolveResult,
): { effect: Effect; text: string } {
  const now = solve(scenario);
  if (now.status === 'undecided') return undecided(now.seconds);
  // Taking away what it does not use changes nothing.
  if (!target.added && now.status === 'resolved' && now.versions[target.name] !== target.version)
    return { effect: 'none', text: notUsed(target, now.versions[target.name]) };
  if (!target.added && now.status === 'unsatisfiable')
    return { effect: 'broken-already', text: 'It cannot be resolved as it is.' };
  const then = solve(withTarget(scenario, target));
  if (then.status === 'undecided') return undecided(then.seconds);
  if (then.status === 'unsatisfiable')
    return now.status === 'resolved'
      ? { effect: 'breaks', text: `It would no longer resolve. ${lastLine(then.lines)}`.trim() }
      : { effect: 'broken-already', text: 'It cannot be resolved as it is, and would not be then.' };
  if (now.status === 'unsatisfiable')
    return { effect: 'changes', text: 'It cannot be resolved as it is, and could be then.' };
  return difference(target, now.versions, then.versions);
}

function withTarget({ packages, ...rest }: Scenario, { name, version, added }: Target): Scenario {
  const { [version]: _, ...others } = packages[name] ?? {};
  const manifests = added ? { ...others, [version]: added } : others;
  return { ...rest, packages: { ...packages, [name]: manifests } };
}

function undecided(seconds: number): { effect: Effect; text: string } {
  return { effect: 'undecided', text: `Not decided within ${Math.round(seconds * 10) / 10} s.` };
}

function notUsed({ name }: Target, used: string | undefined): string {
  return used === undefined ? `It resolves without ${name}.` : `It resolves with ${name} ${used} already.`;
}

type Versions = Readonly<Record<string, string>>;

function difference(target: Target, now: Versions, then: Versions): { effect: Effect; text: string } {
  const names = new Set([...Object.keys(now), ...Object.keys(then)]);
  const changed = [...names].filter((name) => now[name] !== then[name]);
  if (changed.length === 0) return { effect: 'none', text: notUsed(target, now[target.name]) };
  const [before, after] = [now[target.name], then[target.name]];
  const others = changed.filter((name) => name !== target.name).length;
  const parts = [
    ...(before === after ? [] : [targetText(target.name, before, after)]),
    ...(others === 0 ? [] : [`${others} other ${others === 1 ? 'package' : 'packages'} would change`]),
  ];
  return { effect: 'changes', text: `${parts.join(', and ')}.` };
}

function targetText(name: string, before: string | undefined, after: string | undefined): string {
  if (after === undefined) return `It would do without ${name} ${before}`;
  return before === undefined
    ? `It would get ${name} ${after}`
    : `It would get ${name} ${after} instead of ${before}`;
}

function lastLine(lines: readonly { text: string }[]): string {
  return lines.at(-1)?.text ?? '';
}
