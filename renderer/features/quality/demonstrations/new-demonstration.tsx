import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { useApi, useClient } from '../../../app/host-context.ts';
import { useConfirm } from '../../../ui/confirm-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Section } from '../../../ui/section.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { useSettled } from '../../registry/namespace/use-settled.ts';
import { ClaimFields } from './claim-fields.tsx';
import { type ClaimTexts, readClaim, usualClaim } from './claim-texts.ts';
import { claimText, knownPace, planHeadline } from './demonstration-words.ts';
import { PlanView } from './plan-view.tsx';
import { ScenarioList } from './scenario-list.tsx';

interface NewDemonstrationProps {
  demonstrations: readonly Demonstration[];
  onFixed(): void;
}

/** Choose an operation and a claim, see what it takes, and fix the plan. */
export function NewDemonstration({ demonstrations, onFixed }: NewDemonstrationProps): ReactNode {
  const api = useApi();
  const client = useClient();
  const confirm = useConfirm();
  const toast = useToast();
  const [picked, setPicked] = useState<string>();
  const [texts, setTexts] = useState<ClaimTexts>(usualClaim);
  const scenarios = useQuery(api.quality.scenarios.queryOptions({ input: {}, staleTime: 0 }));
  const list = scenarios.data?.scenarios ?? [];
  const chosen =
    list.find(({ scenario, unavailable }) => scenario === picked && unavailable === undefined) ??
    list.find(({ unavailable }) => unavailable === undefined);
  const { claim } = readClaim(texts);
  const settled = useSettled(JSON.stringify(claim ?? {}), 120);
  const current = claim !== undefined && settled === JSON.stringify(claim);
  const plan = useQuery(
    api.quality.planDemonstration.queryOptions({
      input: claim ?? { ppm: 3 },
      enabled: current,
      placeholderData: keepPreviousData,
    }),
  );
  const shown = claim === undefined ? undefined : plan.data;
  const ready = chosen !== undefined && current && shown !== undefined && !plan.isPlaceholderData;
  const fix = async (): Promise<void> => {
    if (!ready) return;
    const sure = await confirm({
      title: 'Fix this plan?',
      body: (
        <>
          <b>{chosen.label}</b>: {planHeadline(shown.trials, claim.allowed)} ({claimText(claim)}). It cannot
          be changed afterwards, and whatever comes of it stays in the list: a plan that is repeated until it
          passes shows nothing. Running it is another step.
        </>
      ),
      confirmLabel: 'Fix the plan',
    });
    if (sure === undefined) return;
    await client.quality.createDemonstration({ scenario: chosen.scenario, claim });
    toast.show({ message: 'The plan is fixed. Run it when you like.' });
    onFixed();
  };
  return (
    <Section
      title="A new demonstration"
      lead="Claim how rare defects of an operation are, and show it by trials whose number is fixed beforehand."
    >
      {scenarios.error === null ? null : (
        <ErrorState error={scenarios.error} onRetry={() => void scenarios.refetch()} />
      )}
      {scenarios.isPending && scenarios.error === null ? <LoadingSkeleton lines={8} /> : null}
      {list.length === 0 ? null : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
          <Box sx={{ flex: '1 1 340px', minWidth: 0, borderRight: 1, borderColor: 'divider' }}>
            <ScenarioList scenarios={list} chosen={chosen?.scenario} onChosen={setPicked} />
          </Box>
          <Box
            sx={{ flex: '1.4 1 440px', minWidth: 0, p: 4, display: 'flex', flexDirection: 'column', gap: 3 }}
          >
            <ClaimFields texts={texts} onChange={setTexts} />
            {plan.error === null ? null : (
              <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
            )}
            {shown === undefined ? null : (
              <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3, opacity: ready ? 1 : 0.7 }}>
                <PlanView
                  plan={shown}
                  pace={knownPace(demonstrations, chosen?.scenario ?? '')}
                  onAllowed={(allowed) => setTexts({ ...texts, allowed: String(allowed) })}
                />
              </Box>
            )}
            <Button
              variant="contained"
              disabled={!ready}
              sx={{ alignSelf: 'flex-start' }}
              onClick={() => void fix().catch(toast.error)}
            >
              Fix the plan
            </Button>
          </Box>
        </Box>
      )}
    </Section>
  );
}
