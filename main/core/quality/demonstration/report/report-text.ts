/** The report for people, Markdown. Made from the statement alone, so that whoever has the file reads the same. */
import { counted, failuresOf, measured, percent } from '../words.ts';
import { type DemonstrationStatement, isSame } from './statement.ts';

type Run = DemonstrationStatement['runs'][number];

export function reportText(statement: DemonstrationStatement): string {
  const { scenario, plan, outcome, failures, runs, assumptions, rules } = statement;
  const { claim } = plan;
  return [
    `# Reliability demonstration: ${scenario.label} (${scenario.id})`,
    `**${outcome.verdict}**`,
    '## The plan',
    list([
      `Claim: fewer than ${claim.ppm} defects per million, at ${percent(claim.confidence)} confidence, ${plan.method}`,
      `${counted(plan.trials)} trials, ${failuresOf(claim.allowed)} allowed`,
      `Fixed ${plan.fixedAt} by ${plan.by}, before the first trial`,
      `Demonstration ${statement.id}`,
    ]),
    '## What was counted',
    list(countLines(statement)),
    ...(failures.length > 0 ? ['## Failures', list(failures.map(failureLine))] : []),
    '## One trial',
    scenario.text,
    '## Under which conditions',
    list(runs.map(runLine)),
    ...(runs.length > 1 ? [interruptionText(runs)] : []),
    '## Rules kept',
    list(rules),
    '## What it rests on',
    list(assumptions),
    '## What was not shown',
    list(notShown(statement)),
    '## Other demonstrations of this scenario',
    othersText(statement),
    '',
  ].join('\n\n');
}

function countLines({ outcome, durations, plan }: DemonstrationStatement): string[] {
  const { trials, failures, voided, upperPpm, runningMs, endedAt } = outcome;
  const seconds = runningMs / 1_000;
  return [
    `${counted(trials)} of ${counted(plan.trials)} trials, ${failuresOf(failures)}`,
    ...(upperPpm === undefined
      ? []
      : [
          `Upper bound of the defect rate: ${measured(upperPpm)} per million (${percent(plan.claim.confidence)}, one-sided, exact)${outcome.state === 'failed' ? '; computed as if the number of trials had been fixed at where it stopped, which makes it too high rather than too low' : ''}`,
        ]),
    `${counted(voided)} trials voided because the registry was changed under their inputs`,
    `${counted(Math.round(seconds))} s of running${seconds > 0 ? `, ${counted(Math.round(trials / seconds))} trials a second` : ''}; ended ${endedAt}`,
    ...(durations
      ? [
          `Durations of whole trials, their checks included: median ${ms(durations.p50)}, 95 % ${ms(durations.p95)}, 99 % ${ms(durations.p99)}, longest ${ms(durations.max)} (within 1 %, extremes exact)`,
        ]
      : []),
  ];
}

function failureLine({
  trial,
  at,
  class: kind,
  message,
}: DemonstrationStatement['failures'][number]): string {
  return `Trial ${counted(trial)}, ${at}: ${kind}: ${oneLine(message)}`;
}

function runLine({ run, startedAt, endedAt, doneBefore, doneAfter, ending, conditions }: Run): string {
  const { version, host, runtime, system, processor, memoryBytes, machineLoad, loopDelay } = conditions;
  return [
    `Run ${run}: ${startedAt} to ${endedAt}, trials ${counted(doneBefore)} to ${counted(doneAfter)}, ${endings[ending]}.`,
    `Hyper Registry ${version} (${host}), ${runtime}, ${system}, ${processor}, ${gigabytes(memoryBytes)} of memory.`,
    `Inputs: ${conditions.mix} (seed ${conditions.seed}). ${conditions.concurrency} trials at a time, ${percent(conditions.load)} of the time.`,
    `Load of the machine ${machineLoad.first} at the start, at most ${machineLoad.highest}; event loop delayed by ${loopDelay.p50} ms (median), ${loopDelay.p99} ms (99 %), ${loopDelay.max} ms (most).`,
  ].join('\n  ');
}

const endings = {
  passed: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
  paused: 'paused',
  killed: 'cut off: the program ended; what came after the last checkpoint is not counted',
} as const;

function interruptionText(runs: readonly Run[]): string {
  const versions = new Set(runs.map(({ conditions }) => conditions.version));
  return `It was interrupted ${runs.length - 1} time${runs.length === 2 ? '' : 's'}.${versions.size > 1 ? ` Trials were made with different versions of the product: ${[...versions].join(', ')}.` : ''}`;
}

function notShown({ plan, outcome, scenario }: DemonstrationStatement): string[] {
  const { claim } = plan;
  return [
    ...(outcome.state === 'passed'
      ? [
          `That there are no defects: a process with ${measured((outcome.upperPpm ?? 0) / 2, 3)} defects per million may well have got this far.`,
        ]
      : []),
    ...(outcome.state === 'failed'
      ? [
          `That the rate is above ${claim.ppm} per million: a better process fails a plan like this now and then.`,
        ]
      : []),
    ...(outcome.state === 'cancelled' ? [`Anything about the rate of ${scenario.id}.`] : []),
    `Anything about other operations, other inputs, other data, other versions, other machines, or how long an answer may take.`,
  ];
}

function othersText({ others, plan }: DemonstrationStatement): string {
  if (others.total === 0) return 'None: this is the only one in this registry.';
  const rows = others.list.map(
    ({ id, claim, planned, state, done, failures, createdAt }) =>
      `${createdAt}: ${state}, ${failuresOf(failures)} in ${counted(done)} of ${counted(planned)} trials, claim ${claim.ppm} per million at ${percent(claim.confidence)}, ${claim.allowed} allowed${isSame(claim, plan.claim) ? ' (the same claim)' : ''} (${id})`,
  );
  return [
    `${counted(others.total)} in this registry, ${others.sameClaim} with the same claim${others.list.length < others.total ? `; the newest ${others.list.length} are listed` : ''}. Whoever repeats until one passes shows nothing: judge this one among them.`,
    list(rows),
  ].join('\n\n');
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function ms(value: number): string {
  return `${Number(value.toPrecision(3))} ms`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
