import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useClient, useHost } from '../../app/host-context.ts';
import { useConfirm } from '../../ui/confirm-context.ts';
import { useToast } from '../../ui/toast-context.ts';
import { useUnlock } from '../trust/unlock-context.ts';
import { askFirst } from './action-questions.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { type BulkState, runMany } from './bulk-run.ts';
import type { ActionId, ActionLook, Subject } from './lifecycle-actions.ts';
import { type ActionAnswers, type ActionResult, performAction } from './perform-action.ts';

interface Running {
  look: ActionLook;
  state: BulkState<Subject, ActionResult>;
}

/** Run an action over many artifacts; render `dialog` once. `start` resolves when the run has ended. */
export function useBulkAction(): {
  start(look: ActionLook, subjects: readonly Subject[]): Promise<void>;
  dialog: ReactNode;
} {
  const client = useClient();
  const host = useHost();
  const confirm = useConfirm();
  const toast = useToast();
  const { withUnlock } = useUnlock();
  const [running, setRunning] = useState<Running>();
  const abort = useRef<AbortController>(undefined);

  const start = useCallback(
    async (look: ActionLook, subjects: readonly Subject[]) => {
      const action: ActionId = look.id;
      if (action === 'download' || action === 'impact') return;
      try {
        const answers = await askFirst(action, subjects, { confirm, host, client });
        if (answers === undefined) return;
        abort.current = new AbortController();
        const work = (subject: Subject): Promise<ActionResult> => {
          const perform = () => performAction(client, action, subject, answersFor(subject, answers));
          return action === 'sign' ? withUnlock(perform) : perform();
        };
        await runMany({
          items: subjects,
          work,
          signal: abort.current.signal,
          onState: (state) => setRunning({ look, state }),
          // Signing alone may ask for the passphrase: the first one answers for all.
          concurrency: action === 'sign' ? 1 : 4,
        });
      } catch (error) {
        toast.error(error);
      }
    },
    [client, host, confirm, toast, withUnlock],
  );
  const undoAll = async (done: Running['state']['done']): Promise<void> => {
    setRunning(undefined);
    const undone = await Promise.allSettled(done.map(({ result }) => result.undo?.()));
    const failure = undone.find((each) => each.status === 'rejected');
    if (failure === undefined) toast.show({ message: 'Undone', severity: 'success' });
    else toast.error(failure.reason);
  };
  const dialog =
    running === undefined ? null : (
      <BulkDialog
        look={running.look}
        state={running.state}
        onStop={() => abort.current?.abort()}
        onClose={() => setRunning(undefined)}
        onUndo={() => void undoAll(running.state.done)}
      />
    );
  return { start, dialog };
}

/** Many artifacts extract into folders of their own below the one chosen. */
function answersFor(subject: Subject, answers: ActionAnswers): ActionAnswers {
  const { destination } = answers;
  if (destination === undefined || 'token' in destination) return answers;
  const separator = destination.path.includes('\\') ? '\\' : '/';
  return {
    ...answers,
    destination: { path: `${destination.path}${separator}${subject.name}-${subject.version}` },
  };
}
