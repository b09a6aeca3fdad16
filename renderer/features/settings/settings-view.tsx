import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/host-context.ts';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { ImportDefaults } from './import-defaults.tsx';
import { Storage } from './storage.tsx';

/** Preferences, storage, and what the running program says of itself. */
export function SettingsView(): ReactNode {
  const { data: status } = useQuery(useApi().settings.status.queryOptions({ input: {} }));
  if (status === undefined) return <LoadingSkeleton />;
  return (
    <Page title="Settings">
      <div style={{ maxWidth: 760 }}>
        <Section title="Appearance">
          <Appearance preferences={status.preferences} />
        </Section>
        <Section title="Import and signing">
          <ImportDefaults preferences={status.preferences} />
        </Section>
        <Section
          title="Storage"
          lead="Deleted versions stay in the trash for 24 hours; content nothing refers to can then be removed."
        >
          <Storage />
        </Section>
        <Section title="About">
          <About status={status} />
        </Section>
      </div>
    </Page>
  );
}
