import { useState } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { useClient } from '../../../app/host-context.ts';
import { useConfirm } from '../../../ui/confirm-context.ts';
import { useToast } from '../../../ui/toast-context.ts';

interface DemonstrationActs {
  /** The id of the one that is being begun, paused or cancelled. */
  busy: string | undefined;
  run(demonstration: Demonstration, load: number): void;
  pause(demonstration: Demonstration): void;
  cancel(demonstration: Demonstration): void;
}

/** What is done to a demonstration under way; what fails is told. */
export function useDemonstrationActs(onChanged: () => void): DemonstrationActs {
  const { quality } = useClient();
  const confirm = useConfirm();
  const toast = useToast();
  const [busy, setBusy] = useState<string>();
  const act = ({ id }: Demonstration, doing: () => Promise<unknown>): void => {
    setBusy(id);
    doing()
      .then(onChanged, toast.error)
      .finally(() => setBusy(undefined));
  };
  return {
    busy,
    run: (demonstration, load) =>
      act(demonstration, async () => {
        const stream = await quality.runDemonstration({ demonstrationId: demonstration.id, load });
        // The first word of it says that it runs. Leaving does not end it.
        await stream.next();
        await stream.return(undefined);
      }),
    pause: (demonstration) =>
      act(demonstration, () => quality.pauseDemonstration({ demonstrationId: demonstration.id })),
    async cancel(demonstration) {
      const sure = await confirm({
        title: `Cancel “${demonstration.label}” for good?`,
        body: 'It cannot be resumed. What was counted until now is no evidence: who may stop at will may stop while it looks well. It stays in the list, and later reports name it. To stop for a while, pause it.',
        confirmLabel: 'Cancel the demonstration',
        danger: true,
      });
      if (sure !== undefined)
        act(demonstration, () => quality.cancelDemonstration({ demonstrationId: demonstration.id }));
    },
  };
}
