import type { Client } from '../../../contract/contract.ts';
import type { SignatureState } from '../../../contract/registry.ts';
import type { Destination } from '../../host/host.ts';
import type { ActionId, Subject } from './lifecycle-actions.ts';

/** What the person answered to the question before an action. */
export interface ActionAnswers {
  reason?: string | undefined;
  replacement?: string | undefined;
  /** A day: `2027-01-31`. */
  removedAt?: string | undefined;
  /** The dependents named to the person, who goes on nevertheless. */
  dependents?: string[] | undefined;
  destination?: Destination | undefined;
}

export interface ActionResult {
  /** Says more than the name of the action, e.g. the path extracted to. */
  note?: string;
  /** A verification that did not end well. */
  signature?: SignatureState;
  undo?: () => Promise<unknown>;
}

/** Actions the registry does; the others take the person somewhere. */
export type PerformedAction = Exclude<ActionId, 'download' | 'impact'>;

type Performer = (client: Client, subject: Subject, answers: ActionAnswers) => Promise<ActionResult>;

const performers: Record<PerformedAction, Performer> = {
  async verify(client, { versionId }) {
    const { signature, checks } = await client.trust.verify({ versionId });
    const failed = checks.filter(({ outcome }) => outcome === 'fail');
    const note = failed.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
    return { signature, ...(note === '' ? {} : { note }) };
  },
  async sign(client, { versionId }) {
    const { signature } = await client.trust.sign({ versionId });
    return { signature };
  },
  async publish(client, { versionId }) {
    await client.registry.publish({ versionId });
    return { undo: () => client.registry.unpublish({ versionId }) };
  },
  async unpublish(client, { versionId }, { dependents }) {
    await client.registry.unpublish({ versionId, override: dependents !== undefined });
    return { undo: () => client.registry.publish({ versionId }) };
  },
  async deprecate(client, { versionId }, { reason = '', replacement = '', removedAt = '' }) {
    await client.registry.deprecate({
      versionId,
      reason,
      ...(replacement === '' ? {} : { replacement }),
      ...(removedAt === '' ? {} : { removedAt: `${removedAt}T00:00:00.000Z` }),
    });
    return { undo: () => client.registry.undeprecate({ versionId }) };
  },
  async undeprecate(client, { versionId, deprecated }) {
    await client.registry.undeprecate({ versionId });
    if (deprecated === undefined || deprecated.reason === '') return {};
    return { undo: () => client.registry.deprecate({ versionId, ...deprecated }) };
  },
  async archive(client, { versionId }) {
    await client.registry.archive({ versionId });
    return { undo: () => client.registry.restore({ versionId }) };
  },
  async restore(client, { versionId }) {
    await client.registry.restore({ versionId });
    return { undo: () => client.registry.archive({ versionId }) };
  },
  async yank(client, { versionId }, { reason = '' }) {
    await client.registry.yank({ versionId, reason });
    return { undo: () => client.registry.unyank({ versionId }) };
  },
  async unyank(client, { versionId, yanked }) {
    await client.registry.unyank({ versionId });
    const reason = yanked?.reason ?? '';
    return reason === '' ? {} : { undo: () => client.registry.yank({ versionId, reason }) };
  },
  async extract(client, { versionId }, { destination }) {
    if (destination === undefined) throw new Error('extracting needs a folder');
    const target = 'token' in destination ? { token: destination.token } : { path: destination.path };
    const { path } = await client.registry.extract({ versionId, destination: target });
    return { note: path };
  },
  async delete(client, { versionId }, { dependents }) {
    await client.registry.delete({
      versionId,
      ...(dependents === undefined ? {} : { overrideDependents: dependents }),
    });
    return { undo: () => client.registry.undelete({ versionId }) };
  },
};

/**
 * Do one thing with one version; the answer knows how to undo it, where that is possible.
 * @throws the declared errors of the operation.
 */
export function performAction(
  client: Client,
  action: PerformedAction,
  subject: Subject,
  answers: ActionAnswers = {},
): Promise<ActionResult> {
  return performers[action](client, subject, answers);
}
