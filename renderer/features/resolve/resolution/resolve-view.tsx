import { mdiContentSaveOutline, mdiGraphOutline, mdiTestTube, mdiTuneVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { useCommand } from '../../../app/commands.tsx';
import { useApi } from '../../../app/host-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { Page } from '../../../ui/page.tsx';
import { useRemembered } from '../../../ui/use-remembered.ts';
import { artifactAddress } from '../../search/browse-state.ts';
import { AnswerView } from './answer-view.tsx';
import { NeedsEditor } from './needs-editor.tsx';
import { OptionsPanel } from './options-panel.tsx';
import { resolveInputOf } from './resolve-input.ts';
import { changedOptions, type ResolveState, type ResolveTab } from './resolve-state.ts';
import { SolveStatus } from './solve-status.tsx';
import { useFreshAnswer } from './use-fresh-answer.ts';
import { useResolution } from './use-resolution.ts';
import { type UpdateResolve, useResolveState } from './use-resolve-state.ts';

const SaveLockfileDialog = lazy(() => import('./save-lockfile-dialog.tsx'));
/** Windows from this width on have room for the options beside the answer, pixels. */
const roomy = 1_200;

/** What fits together: one version of every package that is needed, or why there is none. */
export function ResolveView(): ReactNode {
  const { state, update } = useResolveState();
  // Another subject starts anew: its predecessor's answer would be taken for its own.
  return <Subject key={`${state.artifact ?? ''}@${state.version ?? ''}`} state={state} update={update} />;
}

function Subject({ state, update }: { state: ResolveState; update: UpdateResolve }): ReactNode {
  const api = useApi();
  const { artifact, version, needs } = state;
  const subject = useQuery(
    api.registry.get.queryOptions({
      input: { coordinate: version === undefined ? (artifact ?? '') : `${artifact}@${version}` },
      enabled: artifact !== undefined,
    }),
  );
  const detail = artifact === undefined ? undefined : subject.data;
  const input = useMemo(() => resolveInputOf(state, detail?.versionId), [state, detail?.versionId]);
  const resolving = useResolution(input);
  const changed = useFreshAnswer(resolving);
  const [options, setOptions] = useRemembered('resolve.options', window.innerWidth >= roomy);
  const [saving, setSaving] = useState(false);
  const solved = resolving.status === 'answered' && resolving.answer?.status === 'resolved';
  const trying = needs.length > 0 || artifact === undefined;
  const editNeeds = (): void =>
    update(needs.length === 0 ? { needs: detail?.dependencies ?? [], node: undefined } : { needs: [] }, {
      step: true,
    });
  useCommand({
    id: 'resolve.save',
    title: 'Save lockfile…',
    section: 'Resolve',
    enabled: solved,
    run: () => setSaving(true),
  });
  return (
    <Page
      fill
      title={titleOf(state, detail)}
      lead={<Lead state={state} detail={detail} />}
      actions={
        <>
          <Tabs tab={state.tab} onTab={(tab) => update({ tab }, { step: true })} />
          <Button
            variant="outlined"
            aria-pressed={options}
            sx={options ? { bgcolor: 'action.selected' } : {}}
            startIcon={<Icon path={mdiTuneVariant} size={16} />}
            onClick={() => setOptions(!options)}
          >
            Options{changedOptions(state) === 0 ? '' : ` ${changedOptions(state)}`}
          </Button>
          {artifact === undefined || (detail?.dependencies.length === 0 && !trying) ? null : (
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiTestTube} size={16} />}
              disabled={detail === undefined}
              onClick={editNeeds}
            >
              {trying ? 'As declared' : 'Try requirements'}
            </Button>
          )}
          <Button
            variant="contained"
            startIcon={<Icon path={mdiContentSaveOutline} size={16} />}
            disabled={!solved}
            onClick={() => setSaving(true)}
          >
            Save lockfile
          </Button>
        </>
      }
    >
      <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        {trying ? (
          <NeedsEditor needs={needs} onChange={(next) => update({ needs: next }, { step: true })} />
        ) : null}
        {input === undefined ? null : <SolveStatus resolving={resolving} changed={changed} />}
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', borderTop: 1, borderColor: 'divider' }}>
          {options ? (
            <Box sx={{ width: 288, flexShrink: 0, borderRight: 1, borderColor: 'divider' }}>
              <OptionsPanel state={state} update={update} />
            </Box>
          ) : null}
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {subject.error !== null && needs.length === 0 ? (
              <ErrorState error={subject.error} onRetry={() => void subject.refetch()} />
            ) : input === undefined && artifact === undefined ? (
              <Nothing />
            ) : (
              <AnswerView
                resolving={resolving}
                state={state}
                update={update}
                declared={needs.length > 0 ? needs : (detail?.dependencies ?? [])}
                versionId={needs.length > 0 ? undefined : detail?.versionId}
              />
            )}
          </Box>
        </Box>
      </Box>
      {saving && resolving.answered !== undefined ? (
        <Suspense fallback={null}>
          <SaveLockfileDialog
            input={resolving.answered}
            suggested={{
              namespace: detail?.namespace ?? 'local',
              name: `${detail?.name ?? 'requirements'}-lock`,
            }}
            onClose={() => setSaving(false)}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

function titleOf({ artifact, needs }: ResolveState, detail: VersionDetail | undefined): string {
  if (artifact === undefined) return 'Try requirements';
  const name = detail === undefined ? artifact : `${detail.name} ${detail.version}`;
  return needs.length > 0 ? `Try requirements of ${name}` : `Resolve ${name}`;
}

function Lead({ state, detail }: { state: ResolveState; detail: VersionDetail | undefined }): ReactNode {
  if (detail === undefined && state.artifact !== undefined) return <Mono>{state.artifact}</Mono>;
  if (detail === undefined || state.artifact === undefined)
    return 'What would be chosen for these requirements. Nothing is stored.';
  return (
    <>
      {state.needs.length > 0
        ? 'Other requirements than it declares; nothing is stored. '
        : 'One version of every package '}
      {state.needs.length > 0 ? null : (
        <>
          that{' '}
          <Link component={RouterLink} to={artifactAddress(state.artifact, detail.version)}>
            <Mono>{`${state.artifact}@${detail.version}`}</Mono>
          </Link>{' '}
          needs.
        </>
      )}
    </>
  );
}

function Tabs({ tab, onTab }: { tab: ResolveTab; onTab(tab: ResolveTab): void }): ReactNode {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="Show the answer as"
      value={tab}
      onChange={(_event, next: ResolveTab | null) => {
        if (next !== null) onTab(next);
      }}
    >
      <ToggleButton value="list" sx={{ height: 32, px: 3 }}>
        List
      </ToggleButton>
      <ToggleButton value="graph" sx={{ height: 32, px: 3 }}>
        Graph
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

function Nothing(): ReactNode {
  return (
    <EmptyState
      icon={mdiGraphOutline}
      title="What do you need?"
      text="Add requirements to see which versions would be chosen for them, or why none fit. To resolve a version of an artifact, open it and choose Resolve."
    />
  );
}
