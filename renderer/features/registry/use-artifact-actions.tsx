import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useApi, useClient, useHost } from '../../app/host-context.ts';
import { useConfirm } from '../../ui/confirm-context.ts';
import { errorData } from '../../ui/describe-error.ts';
import { useToast } from '../../ui/toast-context.ts';
import { impactAddress } from '../resolve/dependents/impact-address.ts';
import { useUnlock } from '../trust/unlock-context.ts';
import { askFirst, askOverride } from './action-questions.tsx';
import { type ActionId, actionLook, type Subject } from './lifecycle-actions.ts';
import { type ActionAnswers, type ActionResult, performAction } from './perform-action.ts';
import { signatureWords } from './words.ts';

/** Do one thing with one version: ask what must be asked, unlock the key if needed, say what happened, offer Undo. */
export function useArtifactAction(): (action: ActionId, subject: Subject) => Promise<boolean> {
  const client = useClient();
  const host = useHost();
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toast = useToast();
  const { withUnlock } = useUnlock();
  return useCallback(
    async (action, subject) => {
      if (action === 'download') {
        download(host.downloadUrl(subject.versionId));
        return true;
      }
      if (action === 'impact') {
        void navigate(impactAddress(subject.coordinate, subject.version));
        return true;
      }
      const perform = (answers: ActionAnswers): Promise<ActionResult> =>
        action === 'sign'
          ? withUnlock(() => performAction(client, action, subject, answers))
          : performAction(client, action, subject, answers);
      try {
        const answers = await askFirst(action, [subject], { confirm, host, client });
        if (answers === undefined) return false;
        const result = await perform(answers).catch(async (error: unknown) => {
          const override = await askOverride(action, subject, errorData(error, 'HAS_DEPENDENTS'), confirm);
          if (override === 'not-asked') throw error;
          return override === undefined ? undefined : perform({ ...answers, dependents: override });
        });
        if (result === undefined) return false;
        toast.show(messageOf(action, subject, result));
        if (action === 'verify') {
          await queryClient.invalidateQueries({ queryKey: api.trust.signatures.key() });
        }
        return true;
      } catch (error) {
        toast.error(error);
        return false;
      }
    },
    [client, host, api, queryClient, navigate, confirm, toast, withUnlock],
  );
}

function messageOf(action: ActionId, subject: Subject, result: ActionResult) {
  const name = `${subject.name} ${subject.version}`;
  if (action === 'verify') {
    const state = result.signature ?? 'unsigned';
    const detail = result.note === undefined ? '' : `. ${result.note}`;
    const severity = state === 'trusted' ? 'success' : state === 'tampered' ? 'error' : 'warning';
    return { message: `Verified ${name}: ${signatureWords(state)}${detail}`, severity } as const;
  }
  const to = action === 'extract' && result.note !== undefined ? ` to ${result.note}` : '';
  return {
    message: `${actionLook(action).past} ${name}${to}`,
    severity: 'success',
    undo: result.undo,
  } as const;
}

/** Start a download without leaving the page. */
function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
