import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Client } from '../../../contract/contract.ts';
import { useApi } from '../../app/host-context.ts';
import type { ImpactAct } from '../resolve/dependents/impact-address.ts';
import type { Subject } from './lifecycle-actions.ts';
import { stepBackText, stepsBack } from './versions/stepping-back.ts';

const ImpactReport = lazy(async () => ({
  default: (await import('../resolve/dependents/impact-report.tsx')).ImpactReport,
}));
const ImpactOfMany = lazy(async () => ({
  default: (await import('../resolve/dependents/impact-of-many.tsx')).ImpactOfMany,
}));

/** Of many artifacts so many are asked about before the question. */
const mostAsked = 25;

/** The body of a question before an act: its words, and who would feel it. */
export function ImpactBody(props: {
  act: ImpactAct;
  subjects: readonly Subject[];
  children: ReactNode;
}): ReactNode {
  const { act, subjects, children } = props;
  const [first] = subjects;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3 }}>
      <div>{children}</div>
      {first !== undefined && subjects.length === 1 && act !== 'publish' ? (
        <SteppingBack subject={first} />
      ) : null}
      <Suspense fallback={null}>
        {first !== undefined && subjects.length === 1 ? (
          <ImpactReport
            brief
            act={act}
            versionId={first.versionId}
            coordinate={first.coordinate}
            version={first.version}
          />
        ) : (
          <ImpactOfMany act={act} subjects={subjects} />
        )}
      </Suspense>
    </Box>
  );
}

/** Tags and channels that mean the version, and where each of them goes without it. */
function SteppingBack({ subject: { packageId, versionId } }: { subject: Subject }): ReactNode {
  const api = useApi();
  const { data } = useQuery(api.registry.tags.queryOptions({ input: { packageId } }));
  const steps = data === undefined ? [] : stepsBack(data, versionId);
  if (steps.length === 0) return null;
  return (
    <Box role="status">
      Tags and channels that mean it now:
      <Box component="ul" sx={{ my: 1, pl: 5 }}>
        {steps.map((step) => (
          <li key={step.name}>{stepBackText(step)}</li>
        ))}
      </Box>
    </Box>
  );
}

/** Whether anything depends on one of these versions. When that cannot be told, nothing stands in the way: the registry guards what it must. */
export async function haveDependents(
  client: { resolve: Pick<Client['resolve'], 'relationships'> },
  subjects: readonly Subject[],
): Promise<boolean> {
  const answers = await Promise.all(
    subjects
      .slice(0, mostAsked)
      .map(({ coordinate, version }) => anyDependent(client, `${coordinate}@${version}`)),
  );
  return answers.includes(true);
}

/** Whether publishing a version is a breaking step of a package others depend on. */
export async function isFeltBreakingStep(
  client: {
    resolve: Pick<Client['resolve'], 'relationships'>;
    registry: Pick<Client['registry'], 'versions'>;
  },
  { packageId, coordinate, version }: Subject,
): Promise<boolean> {
  const [{ isBreakingStep }, listed] = await Promise.all([
    import('../resolve/dependents/breaking-step.ts'),
    client.registry.versions({ packageId }).catch(() => ({ versions: [] })),
  ]);
  const published = listed.versions.filter(({ state }) => state === 'published').map((each) => each.version);
  return isBreakingStep(version, published) && (await anyDependent(client, coordinate));
}

async function anyDependent(
  client: { resolve: Pick<Client['resolve'], 'relationships'> },
  coordinate: string,
): Promise<boolean> {
  const found = await client.resolve
    .relationships({ coordinate, transitive: false, most: 1 })
    .catch(() => ({ total: 0 }));
  return found.total > 0;
}
