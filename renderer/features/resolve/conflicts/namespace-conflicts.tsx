import { mdiCheckCircleOutline, mdiDownloadOutline, mdiFilterOffOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Finding } from '../../../../contract/resolution.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { Page } from '../../../ui/page.tsx';
import { saveText } from '../../../ui/save-text.ts';
import { plural } from '../../registry/words.ts';
import { findingsCsv, findingsJson } from './finding-export.ts';
import { FindingFilters } from './finding-filters.tsx';
import { FindingList } from './finding-list.tsx';
import { type FindingFilter, filterFindings } from './finding-rows.ts';
import { ScanStatus } from './scan-status.tsx';
import { type ConflictScan, useConflictScan } from './use-conflict-scan.ts';
import { useRegistryChanged } from './use-registry-changed.ts';

const everything: FindingFilter = { severity: undefined, kind: undefined, text: '' };

/** The findings of one namespace, from the moment the first is made. */
export function NamespaceConflicts({
  namespace,
  picker,
}: {
  namespace: string;
  picker: ReactNode;
}): ReactNode {
  const { scan, restart, stop } = useConflictScan(namespace);
  const changed = useRegistryChanged(scan.startedAt);
  const [filter, setFilter] = useState(everything);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filterFindings(scan.findings, wanted), [scan.findings, wanted]);
  return (
    <Page
      fill
      title="Conflicts"
      lead={
        <>
          What in <Mono>{namespace}</Mono> and below it cannot hold together.
        </>
      }
      actions={
        <>
          {picker}
          <ExportMenu namespace={namespace} findings={shown} />
        </>
      }
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        {scan.status === 'failed' ? (
          <ErrorState error={scan.error} onRetry={restart} />
        ) : (
          <ScanStatus scan={scan} changed={changed} onStop={stop} onRestart={restart} />
        )}
        {scan.findings.length === 0 ? (
          <Nothing namespace={namespace} scan={scan} />
        ) : (
          <>
            <FindingFilters findings={scan.findings} value={filter} onChange={setFilter} />
            <Box
              sx={{
                flex: 1,
                minHeight: 0,
                bgcolor: 'background.paper',
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              {shown.length === 0 ? (
                <EmptyState
                  icon={mdiFilterOffOutline}
                  title="No finding matches"
                  text="Change or clear the filters to see the others."
                  action={
                    <Button variant="contained" onClick={() => setFilter(everything)}>
                      Clear filters
                    </Button>
                  }
                />
              ) : (
                <FindingList findings={shown} />
              )}
            </Box>
          </>
        )}
      </Box>
    </Page>
  );
}

function Nothing({ namespace, scan }: { namespace: string; scan: ConflictScan }): ReactNode {
  if (scan.status !== 'done') return null;
  const versions = scan.progress?.total ?? 0;
  return (
    <EmptyState
      icon={mdiCheckCircleOutline}
      title={versions === 0 ? 'Nothing to check here' : 'Nothing contradicts here'}
      text={
        versions === 0
          ? 'This namespace holds no version yet. Import something into it, or choose another.'
          : `${plural(versions, 'version')} checked, the newest of each package: every range has something in it, and all of it can be had together.`
      }
      action={
        <Button
          variant="outlined"
          component={RouterLink}
          to={`/browse?${new URLSearchParams({ namespace })}`}
        >
          Browse {namespace}
        </Button>
      }
    />
  );
}

function ExportMenu({ namespace, findings }: { namespace: string; findings: readonly Finding[] }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const save = (format: 'json' | 'csv') => () => {
    setAnchor(undefined);
    const name = `conflicts-${namespace}.${format}`;
    if (format === 'json') saveText(name, findingsJson(namespace, findings), 'application/json');
    else saveText(name, findingsCsv(findings), 'text/csv');
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiDownloadOutline} size={16} />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        disabled={findings.length === 0}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ height: 38 }}
      >
        Export
      </Button>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        <MenuItem onClick={save('json')}>JSON</MenuItem>
        <MenuItem onClick={save('csv')}>CSV, for spreadsheets</MenuItem>
      </Menu>
    </>
  );
}
