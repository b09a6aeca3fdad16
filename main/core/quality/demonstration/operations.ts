/** Handlers of the reliability demonstrations. */
import { setTimeout } from 'node:timers/promises';
import type { Demonstration, qualityDemonstrations } from '../../../../contract/quality-demonstrations.ts';
import { uuidV7 } from '../../identity/index.ts';
import type { OperationHandlers } from '../../operations/index.ts';
import { refuse } from '../../refuse.ts';
import type { Services } from '../../services.ts';
import { typedPublicKey } from '../../trust/index.ts';
import { planOf, trialsOf } from './plan.ts';
import { presented } from './present.ts';
import { checkReport } from './report/check-report.ts';
import { reportText } from './report/report-text.ts';
import { signReport } from './report/sign-report.ts';
import { demonstrationStatement } from './report/statement.ts';
import type { DemonstrationRun } from './running/demonstration-run.ts';
import type { Demonstrations } from './running/demonstrations.ts';
import { allScenarios, scenarioOf } from './scenarios/all-scenarios.ts';
import { notAvailable } from './scenarios/live-scenario.ts';

/** A watcher is told no more often, milliseconds. */
const tellEveryMs = 250;

export function qualityDemonstrationOperations(
  services: Pick<Services, 'store' | 'signer'>,
  demonstrations: Demonstrations,
): OperationHandlers<typeof qualityDemonstrations> {
  const { store } = services;
  const read = (demonstrationId: string) => store.read('quality.demonstration', { demonstrationId });
  return {
    scenarios: async () => ({
      scenarios: await Promise.all(
        allScenarios.map(async ({ id, label, text, place, unavailable }) => {
          const reason = await unavailable(store);
          return {
            scenario: id,
            label,
            text,
            place,
            ...(reason === undefined ? {} : { unavailable: reason }),
          };
        }),
      ),
    }),
    planDemonstration: (claim) => planOf(claim),
    demonstrations: async ({ limit }) => {
      const { records, total } = await store.read('quality.demonstrations', { limit });
      return {
        demonstrations: records.map((record) =>
          presented(record, demonstrations.runOf(record.demonstrationId)),
        ),
        total,
      };
    },
    createDemonstration: async ({ scenario, claim }, call) => {
      const { id, label, unavailable } = scenarioOf(scenario);
      const reason = await unavailable(store);
      if (reason !== undefined) throw notAvailable(reason);
      const plan = { demonstrationId: uuidV7(), scenario: id, label, claim, planned: trialsOf(claim) };
      return { demonstration: presented(await store.write('quality.createDemonstration', plan, call.write)) };
    },
    runDemonstration: async ({ demonstrationId, load }, call) => {
      const run = await demonstrations.begin(demonstrationId, load, call);
      return watch(run, call.signal);
    },
    pauseDemonstration: async ({ demonstrationId }) => ({
      demonstration: presented(await demonstrations.pause(demonstrationId)),
    }),
    cancelDemonstration: async ({ demonstrationId }, call) => ({
      demonstration: presented(await demonstrations.cancel(demonstrationId, call)),
    }),
    demonstrationReport: async ({ demonstrationId }, call) => {
      const record = await read(demonstrationId);
      if (record.statement === undefined)
        throw refuse.state(
          `There is no report yet: it is ${record.state}.`,
          record.state,
          'Run it to its end, or cancel it. What was counted until then shows nothing.',
        );
      const statement = demonstrationStatement.parse(JSON.parse(record.statement));
      return { text: reportText(statement), ...(await signReport(services, record, call.caller)) };
    },
    checkReport: async ({ envelope, publicKey }) => {
      const given = publicKey === undefined ? undefined : typedPublicKey(publicKey, 'publicKey');
      const known = await knownKeys(services, envelope);
      return checkReport(envelope, (keyId) => (given?.keyId === keyId ? given : known.get(keyId)));
    },
  };
}

/** The run as it goes, at most every quarter of a second, and its end. Leaving does not end it. */
async function* watch(run: DemonstrationRun, signal: AbortSignal): AsyncGenerator<Demonstration> {
  let last: Awaited<DemonstrationRun['ended']> | undefined;
  const ended = run.ended.then((record) => {
    last = record;
  });
  ended.catch(() => undefined);
  while (last === undefined && !signal.aborted) {
    yield presented(run.record, run);
    await Promise.race([ended, setTimeout(tellEveryMs, undefined, { signal })]).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
  if (last) yield { ...presented(last), ...(run.problem === undefined ? {} : { problem: run.problem }) };
}

/** The keys of this registry that an envelope names; of no other can anything be said. */
async function knownKeys({ store }: Pick<Services, 'store'>, envelope: string) {
  const { keys } = await store.read('trust.keys', undefined);
  const named = keys.filter(({ keyId }) => envelope.includes(keyId));
  return new Map(
    await Promise.all(
      named.map(async ({ keyId, name, algorithm, state }) => {
        const { spki } = await store.read('trust.publicKey', { keyId });
        const told = state === 'active' ? name : `${name}, ${state}`;
        return [keyId, { algorithm, spki, name: told }] as const;
      }),
    ),
  );
}
