import { mdiClose, mdiPencilOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Dependency } from '../../../contract/kinds.ts';
import { Icon } from '../../ui/icon.tsx';
import { Mono } from '../../ui/mono.tsx';
import { shortListStyles } from '../../ui/short-list-styles.ts';
import { constraintText } from '../registry/detail/constraint-text.ts';
import { plural } from '../registry/words.ts';
import { declaredWords } from '../resolve/declared/declared-words.ts';

const DependencyDialog = lazy(() => import('../resolve/declared/dependency-dialog.tsx'));

/** Lines drawn; the rest is counted. */
const mostLines = 500;

interface PreviewDependenciesProps {
  /** `namespace/name` the source will be stored as. */
  dependant: string;
  dependencies: readonly Dependency[];
  onChange(dependencies: Dependency[]): void;
}

/** The dependencies of a source, open to correction before it is stored. */
export function PreviewDependencies({
  dependant,
  dependencies,
  onChange,
}: PreviewDependenciesProps): ReactNode {
  const [editing, setEditing] = useState<number>();
  const edited = editing === undefined ? undefined : dependencies[editing];
  const put = (dependency: Dependency): void => {
    if (edited === undefined) onChange([...dependencies, dependency]);
    else onChange(dependencies.map((each, index) => (index === editing ? dependency : each)));
  };
  return (
    <details>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, py: 1 }}>
        {dependencies.length === 0
          ? 'No dependencies'
          : plural(dependencies.length, 'dependency', 'dependencies')}
      </Box>
      {dependencies.length === 0 ? null : (
        <Box component="ul" tabIndex={0} aria-label="Dependencies" sx={listStyles}>
          {dependencies.slice(0, mostLines).map((dependency, index) => (
            <Box
              component="li"
              key={`${dependency.type}:${dependency.coordinate}:${JSON.stringify(dependency.when)}`}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Mono>{dependency.coordinate}</Mono> <Mono>{constraintText(dependency.constraint)}</Mono>
                <Box sx={{ color: 'text.secondary' }}>{declaredWords(dependency)}</Box>
              </Box>
              <IconButton
                aria-label={`Edit the dependency on ${dependency.coordinate}`}
                onClick={() => setEditing(index)}
              >
                <Icon path={mdiPencilOutline} size={16} />
              </IconButton>
              <IconButton
                aria-label={`Remove the dependency on ${dependency.coordinate}`}
                onClick={() => onChange(dependencies.filter((_each, at) => at !== index))}
              >
                <Icon path={mdiClose} size={16} />
              </IconButton>
            </Box>
          ))}
          {dependencies.length > mostLines ? (
            <li>and {plural(dependencies.length - mostLines, 'more', 'more')}</li>
          ) : null}
        </Box>
      )}
      <Button
        startIcon={<Icon path={mdiPlus} size={16} />}
        onClick={() => setEditing(dependencies.length)}
        sx={{ mt: 1 }}
      >
        Add dependency
      </Button>
      <Suspense fallback={null}>
        {editing === undefined ? null : (
          <DependencyDialog
            dependant={dependant}
            dependency={edited}
            onSave={async (dependency) => put(dependency)}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Suspense>
    </details>
  );
}

const listStyles = {
  ...shortListStyles(240),
  '& li': {
    display: 'flex',
    alignItems: 'center',
    gap: 1,
    px: 3,
    py: 1,
    borderBottom: 1,
    borderColor: 'divider',
    contentVisibility: 'auto',
  },
} as const;
