import { mdiContentCopy, mdiLightbulbOnOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Dependency } from '../../../../contract/kinds.ts';
import { useHost } from '../../../app/host-context.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/section.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { artifactAddress } from '../../search/browse-state.ts';
import { explanationText, type Unsatisfiable } from './explanation-text.ts';
import { LinkedText } from './linked-text.tsx';
import type { ResolveState } from './resolve-state.ts';
import { suggestionAct } from './suggestion-act.ts';
import type { UpdateResolve } from './use-resolve-state.ts';

interface UnsatisfiableViewProps {
  answer: Unsatisfiable;
  state: ResolveState;
  update: UpdateResolve;
  /** The requirements of the root, as declared or as tried. */
  declared: readonly Dependency[];
}

/** Why there is no solution, in sentences that follow from each other, and what would help. */
export function UnsatisfiableView({ answer, state, update, declared }: UnsatisfiableViewProps): ReactNode {
  const host = useHost();
  const toast = useToast();
  const known = useMemo(() => knownIn(answer, declared), [answer, declared]);
  const copy = (): void => {
    host
      .copyText(explanationText(answer))
      .then(() => toast.show({ message: 'The explanation is copied' }), toast.error);
  };
  return (
    <Box sx={{ px: 6, pt: 4, maxWidth: 980 }}>
      <Alert severity="error" sx={{ mb: 6 }}>
        <strong>No set of versions satisfies all requirements.</strong> All possibilities were considered; it
        is not a matter of time.
      </Alert>
      <Section
        title="Why"
        actions={
          <Button variant="outlined" startIcon={<Icon path={mdiContentCopy} size={16} />} onClick={copy}>
            Copy as text
          </Button>
        }
      >
        <Box
          component="ol"
          aria-label="Derivation"
          className={answer.explanation.some(({ number }) => number !== undefined) ? 'numbered' : ''}
          sx={derivationStyles}
        >
          {answer.explanation.map(({ text, number }, at) => (
            <Box
              component="li"
              // Sentences of a derivation may repeat; their place is what they are.
              key={`${String(at)}:${text}`}
            >
              <span className="number">{number === undefined ? null : `(${number})`}</span>
              <span>
                <LinkedText text={text} known={known} />
              </span>
            </Box>
          ))}
        </Box>
      </Section>
      <Suggestions answer={answer} state={state} update={update} declared={declared} known={known} />
      <Facts answer={answer} known={known} />
    </Box>
  );
}

function Suggestions(props: UnsatisfiableViewProps & { known: ReadonlySet<string> }): ReactNode {
  const { answer, state, update, declared, known } = props;
  const navigate = useNavigate();
  if (answer.suggestions.length === 0) return null;
  return (
    <Section title="What would help" lead="Trying one of these changes nothing in the registry.">
      <Box component="ul" aria-label="What would help" sx={suggestionStyles}>
        {answer.suggestions.map((suggestion) => {
          const act = suggestionAct(suggestion, state, declared);
          return (
            <li key={suggestion.text}>
              <Icon path={mdiLightbulbOnOutline} color="warning" />
              <Box component="span" sx={{ flex: 1 }}>
                <LinkedText text={suggestion.text} known={known} />
              </Box>
              {act.type === 'none' ? null : (
                <Button
                  variant="outlined"
                  aria-label={`${act.label}: ${suggestion.text}`}
                  onClick={() => {
                    if (act.type === 'try') update(act.patch, { step: true });
                    else void navigate(artifactAddress(act.coordinate, act.version));
                  }}
                >
                  {act.label}
                </Button>
              )}
            </li>
          );
        })}
      </Box>
    </Section>
  );
}

function Facts({ answer, known }: { answer: Unsatisfiable; known: ReadonlySet<string> }): ReactNode {
  if (answer.facts.length === 0) return null;
  return (
    <Section
      title="The facts"
      lead="The smallest set of requirements that contradict each other: without any one of them the rest could hold."
    >
      <Box component="table" aria-label="The facts" sx={tableStyles}>
        <thead>
          <tr>
            <th>Who</th>
            <th>needs</th>
            <th>in</th>
            <th>as</th>
          </tr>
        </thead>
        <tbody>
          {answer.facts.map(({ from, coordinate, constraint, type }) => (
            <tr key={`${from}:${coordinate}:${constraint}:${type}`}>
              <td>
                <LinkedText text={from} known={known} />
              </td>
              <td>
                <LinkedText text={coordinate} known={known} />
              </td>
              <td>
                <code>{constraint}</code>
              </td>
              <td>{type}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Section>
  );
}

/** Coordinates that are meant when a sentence names them. */
function knownIn(
  { root, facts, suggestions }: Unsatisfiable,
  declared: readonly Dependency[],
): ReadonlySet<string> {
  const names = [
    root.coordinate,
    ...facts.flatMap(({ coordinate, from }) => [coordinate, /^[^\s@]+\/[^\s@]+/u.exec(from)?.[0]]),
    ...suggestions.map(({ coordinate }) => coordinate),
    ...declared.map(({ coordinate }) => coordinate),
  ];
  return new Set(names.filter((name) => name !== undefined));
}

const derivationStyles = {
  m: 0,
  p: 4,
  listStyle: 'none',
  display: 'grid',
  gap: 2,
  fontSize: 14,
  lineHeight: 1.55,
  '& li': { overflowWrap: 'anywhere' },
  '&.numbered li': { display: 'grid', gridTemplateColumns: '36px minmax(0, 1fr)' },
  '& .number': { color: 'text.secondary' },
} as const;
const suggestionStyles = {
  m: 0,
  p: 0,
  listStyle: 'none',
  '& li': { display: 'flex', alignItems: 'center', gap: 3, px: 4, py: 2, fontSize: 14 },
  '& li + li': { borderTop: 1, borderColor: 'divider' },
} as const;
const tableStyles = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  '& th': { textAlign: 'start', color: 'text.secondary', fontWeight: 600 },
  '& th, & td': { px: 4, py: 2, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' },
  '& tr:last-child td': { borderBottom: 0 },
} as const;
