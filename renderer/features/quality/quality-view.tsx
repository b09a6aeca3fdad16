import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { processOfPath } from './quality-address.ts';
import { qualityTabs } from './quality-tabs.ts';

const ProcessView = lazy(async () => ({
  default: (await import('./process/process-view.tsx')).ProcessView,
}));

/** Quality: every operation is a trial, and what is said of it is evidence. Tabs, or one process with its charts. */
export function QualityView(): ReactNode {
  const { '*': path = '' } = useParams();
  const process = processOfPath(path);
  if (process !== undefined)
    return (
      <Suspense fallback={<LoadingSkeleton lines={10} />}>
        <ProcessView key={process} process={process} />
      </Suspense>
    );
  const [first] = qualityTabs;
  const tab = qualityTabs.find((each) => each.path === path) ?? first;
  if (tab === undefined) return null;
  return (
    <Page
      fill
      title="Quality"
      lead="Every operation is a trial. What these figures say rests on what happened here, with the doubt that is left."
    >
      <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        <Tabs
          value={tab.path}
          aria-label="Quality"
          sx={{ px: 4, borderBottom: 1, borderColor: 'divider', flexShrink: 0 }}
        >
          {qualityTabs.map(({ path: to, label }) => (
            <Tab
              key={to}
              value={to}
              label={label}
              component={RouterLink}
              to={to === '' ? '/quality' : `/quality/${to}`}
            />
          ))}
        </Tabs>
        <Box sx={{ flex: 1, minHeight: 0 }} role="tabpanel" aria-label={tab.label}>
          <Suspense fallback={<LoadingSkeleton lines={10} />}>
            <tab.Component />
          </Suspense>
        </Box>
      </Box>
    </Page>
  );
}
