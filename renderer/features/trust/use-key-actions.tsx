import type { Key } from '../../../contract/trust.ts';
import { useClient, useHost } from '../../app/host-context.ts';
import { useConfirm } from '../../ui/confirm-context.ts';
import { countText } from '../../ui/count-text.ts';
import { saveText } from '../../ui/save-text.ts';
import { useToast } from '../../ui/toast-context.ts';

type KeyActions = Record<
  'makeDefault' | 'copyPem' | 'downloadPem' | 'retire' | 'activate' | 'revoke',
  () => void
>;

/** The actions on one key; each says what it did, with Undo where there is a way back. */
export function useKeyActions(item: Key): KeyActions {
  const client = useClient();
  const host = useHost();
  const toast = useToast();
  const confirm = useConfirm();
  const { keyId, name, signatureCount } = item;
  const run = (work: () => Promise<void>) => () => {
    work().catch(toast.error);
  };
  const activate = async (): Promise<void> => {
    await client.trust.activateKey({ keyId });
    toast.show({ message: `${name} is active.` });
  };
  return {
    activate: run(activate),
    makeDefault: run(async () => {
      await client.trust.setDefaultKey({ keyId });
      toast.show({ message: `${name} signs by default now.` });
    }),
    copyPem: run(async () => {
      const { pem } = await client.trust.exportKey({ keyId });
      await host.copyText(pem);
      toast.show({ message: `The public key of ${name} is on the clipboard.` });
    }),
    downloadPem: run(async () => {
      const { pem } = await client.trust.exportKey({ keyId });
      saveText(`${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pub.pem`, pem, 'application/x-pem-file');
    }),
    retire: run(async () => {
      await client.trust.retireKey({ keyId });
      toast.show({
        message: `${name} is retired: it signs no more, what it signed stays good.`,
        undo: activate,
      });
    }),
    revoke: run(async () => {
      const answer = await confirm({
        title: `Revoke ${name}?`,
        body: (
          <>
            <p>
              <strong>{lossOf(signatureCount)}</strong> Versions that no other trusted key signed stop being
              trusted.
            </p>
            <p>Revoke a key when somebody else may have its private half. This cannot be undone.</p>
          </>
        ),
        reason: {
          label: 'Reason',
          required: true,
          placeholder: 'What happened? It is kept in the audit log.',
        },
        typed: name,
        confirmLabel: 'Revoke the key',
        danger: true,
      });
      if (answer === undefined) return;
      const { affectedVersions } = await client.trust.revokeKey({ keyId, reason: answer.reason });
      const versions = affectedVersions === 1 ? '1 version is' : `${affectedVersions} versions are`;
      toast.show({
        message: `${name} is revoked. ${versions} affected.`,
        severity: 'warning',
        durationMs: 10_000,
      });
    }),
  };
}

function lossOf(signatureCount: number): string {
  if (signatureCount === 0) return 'Nothing was signed with this key yet.';
  const signatures = signatureCount === 1 ? '1 signature' : `${countText(signatureCount)} signatures`;
  return `${signatures} made with this key will count no more.`;
}
