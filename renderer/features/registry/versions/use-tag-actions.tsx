import { type ReactNode, useMemo } from 'react';
import type { Client } from '../../../../contract/contract.ts';
import type { ListedVersion, TagMove } from '../../../../contract/registry-tags.ts';
import { useClient } from '../../../app/host-context.ts';
import { useConfirm } from '../../../ui/confirm-context.ts';
import { errorData } from '../../../ui/describe-error.ts';
import { useToast } from '../../../ui/toast-context.ts';
import { distanceBetween, distanceText } from './version-distance.ts';

/** The package whose tags and channels are moved. */
export interface TaggedPackage {
  packageId: string;
  name: string;
  versions: readonly ListedVersion[];
}

type Named = Pick<ListedVersion, 'versionId' | 'version'>;

export interface TagActions {
  /** Ask, showing what it replaces, and do it. */
  promote(version: Named, channel: string, replaced: string | undefined): Promise<void>;
  rollback(channel: string, now: Named, former: Named): Promise<void>;
  /** @throws the declared errors of the operation, for the form that asked */
  setTag(version: Named, tag: string, reason: string): Promise<void>;
  pinLatest(version: Named): Promise<void>;
  removeTag(version: Named, tag: string): Promise<void>;
}

/** Acts on tags and channels: each says what happened and offers Undo. */
export function useTagActions(subject: TaggedPackage): TagActions {
  const client = useClient();
  const confirm = useConfirm();
  const toast = useToast();
  return useMemo(() => {
    const { packageId, name } = subject;
    const told = (message: string, move: TagMove, undo: () => Promise<unknown>): void =>
      toast.show({
        message: move.warning === undefined ? message : `${message}. ${move.warning}`,
        severity: move.warning === undefined ? 'success' : 'warning',
        undo,
      });
    const guarded = async (work: () => Promise<void>): Promise<void> => work().catch(toast.error);
    const setTag: TagActions['setTag'] = async (version, tag, reason) => {
      const move = await client.registry.setTag({
        versionId: version.versionId,
        tag,
        ...(reason === '' ? {} : { reason }),
      });
      told(`${tag} means ${name} ${version.version}`, move, () => takeBack(client, packageId, move));
    };
    return {
      setTag,
      pinLatest: (version) => guarded(() => setTag(version, 'latest', '')),
      promote: (version, channel, replaced) =>
        guarded(async () => {
          const answer = await confirm({
            title: `Promote ${name} ${version.version} to ${channel}`,
            body: <Replacing subject={subject} channel={channel} from={replaced} to={version.version} />,
            confirmLabel: 'Promote',
            reason: { label: 'Reason (optional)', placeholder: 'Two weeks without a report' },
          });
          if (answer === undefined) return;
          const { reason } = answer;
          const input = { versionId: version.versionId, to: channel };
          const move = await client.registry
            .promote({ ...input, ...(reason === '' ? {} : { reason }) })
            .catch(async (error: unknown) => {
              if (errorData(error, 'INVALID_STATE')?.state !== 'channel-rules') throw error;
              const insisted = await confirm({
                title: `Promote to ${channel} nevertheless?`,
                body: error instanceof Error ? error.message : '',
                confirmLabel: 'Promote nevertheless',
                danger: true,
                reason: { label: 'Reason', required: true, placeholder: 'Security fix' },
              });
              if (insisted === undefined) return undefined;
              return client.registry.promote({ ...input, force: true, reason: insisted.reason });
            });
          if (move === undefined) return;
          told(`${channel} means ${name} ${version.version}`, move, () => takeBack(client, packageId, move));
        }),
      rollback: (channel, now, former) =>
        guarded(async () => {
          const answer = await confirm({
            title: `Roll ${channel} back to ${former.version}`,
            body: <Replacing subject={subject} channel={channel} from={now.version} to={former.version} />,
            confirmLabel: 'Roll back',
            danger: true,
            reason: { label: 'Reason (optional)', placeholder: 'Slow on arm64' },
          });
          if (answer === undefined) return;
          const move = await client.registry.rollback({
            packageId,
            channel,
            ...(answer.reason === '' ? {} : { reason: answer.reason }),
          });
          told(`${channel} means ${name} ${former.version} again`, move, () =>
            client.registry.promote({
              versionId: now.versionId,
              to: channel,
              force: true,
              reason: 'Rollback undone',
            }),
          );
        }),
      removeTag: (version, tag) =>
        guarded(async () => {
          const move = await client.registry.removeTag({ packageId, tag });
          const message =
            tag === 'latest' ? 'latest follows the highest release again' : `${name} has no ${tag} now`;
          told(message, move, () =>
            client.registry.setTag({
              versionId: version.versionId,
              tag,
              force: true,
              reason: 'Removal undone',
            }),
          );
        }),
    };
  }, [client, confirm, toast, subject]);
}

/** Undo a tag or promotion: back to what the name meant before, or away with it. */
function takeBack(client: Client, packageId: string, { name, replaced }: TagMove): Promise<unknown> {
  if (replaced === undefined) return client.registry.removeTag({ packageId, tag: name });
  if (name === 'latest') return client.registry.removeTag({ packageId, tag: name });
  return client.registry.rollback({ packageId, channel: name, reason: 'Undone' });
}

interface ReplacingProps {
  subject: TaggedPackage;
  channel: string;
  from: string | undefined;
  to: string;
}

/** What the channel means now, what it will mean, and how far that is. */
function Replacing({ subject, channel, from, to }: ReplacingProps): ReactNode {
  if (from === undefined)
    return (
      <>
        <b>{channel}</b> means nothing yet. Whoever asks for {subject.name}@{channel} will get <b>{to}</b>.
      </>
    );
  const distance = distanceBetween(subject.versions, from, to);
  return (
    <>
      It replaces <b>{from}</b> by <b>{to}</b>
      {distance === undefined ? '' : `: ${distanceText(distance)}`}. Whoever asks for {subject.name}@{channel}{' '}
      will get {to}.
    </>
  );
}
