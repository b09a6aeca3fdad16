import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type ReactNode, useState } from 'react';
import type { Constraint } from '../../../../contract/kinds.ts';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { constraintText } from '../../registry/detail/constraint-text.ts';
import { fieldsOfText } from './constraint-fields.ts';
import { MatchList } from './match-list.tsx';
import { bestMatch, offeredMatches, startingVersion } from './match-state.ts';
import { ObjectFields } from './object-fields.tsx';
import { QuickChoices } from './quick-choice-row.tsx';
import { RangeInput } from './range-input.tsx';
import { RangeMeaning } from './range-meaning.tsx';
import { useMatches } from './use-matches.ts';

/** Versions asked for with every key, and when the person wants all of them. */
const firstVersions = 200;
const allVersions = 5_000;

interface ConstraintEditorProps {
  /** `namespace/name`; undefined while no package is chosen. Use it as the key too: each package starts anew. */
  coordinate: string | undefined;
  value: Constraint;
  onChange(value: Constraint): void;
  autoFocus?: boolean;
}

/** A constraint with what it means in words, where it is wrong, and the versions it matches, while it is typed. */
export function ConstraintEditor(props: ConstraintEditorProps): ReactNode {
  const { coordinate, value, onChange, autoFocus = false } = props;
  const [all, setAll] = useState(false);
  const [picked, setPicked] = useState<string>();
  const { data, isPlaceholderData, error } = useMatches(coordinate, value, all ? allVersions : firstVersions);
  const versions = data?.versions ?? [];
  // What matches lies below the first versions: without the others there would be nothing to see.
  if (!all && data !== undefined && data.matching > offeredMatches(versions)) setAll(true);
  const basis = picked ?? startingVersion(versions) ?? bestMatch(versions);
  const fault = data?.error;
  const form = typeof value === 'string' ? 'text' : 'fields';
  const meaning = (
    <RangeMeaning
      text={constraintText(value)}
      range={isPlaceholderData ? undefined : data?.range}
      impossible={isPlaceholderData ? undefined : data?.impossible}
      fault={fault}
      failure={error}
      versions={versions}
    />
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5, pt: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        {typeof value === 'string' ? (
          <RangeInput
            label="Versions"
            value={value}
            placeholder="^1.4.0"
            onChange={onChange}
            error={fault !== undefined}
            faultAt={fault?.position}
            autoFocus={autoFocus}
          />
        ) : (
          <Box sx={{ flex: 1 }} />
        )}
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Form of the constraint"
          value={form}
          onChange={(_event, next: 'text' | 'fields' | null) => {
            if (next === 'text' && form === 'fields') onChange(constraintText(value));
            if (next === 'fields' && typeof value === 'string') onChange(fieldsOfText(value));
          }}
        >
          <ToggleButton value="text" sx={{ height: 38 }}>
            Range
          </ToggleButton>
          <ToggleButton value="fields" sx={{ height: 38 }}>
            Fields
          </ToggleButton>
        </ToggleButtonGroup>
      </Box>
      {typeof value === 'string' ? null : <ObjectFields value={value} onChange={onChange} error={fault} />}
      {meaning}
      <QuickChoices version={basis} current={constraintText(value)} onChoose={onChange} />
      {coordinate === undefined ? null : data === undefined ? (
        error === null ? (
          <LoadingSkeleton lines={2} label="Loading the versions" />
        ) : null
      ) : data.known ? (
        <MatchList
          versions={versions}
          total={data.total}
          matching={data.matching}
          basis={picked}
          onBasis={setPicked}
          onAll={!all && data.total > versions.length ? () => setAll(true) : undefined}
          stale={isPlaceholderData}
        />
      ) : (
        <Alert severity="info">
          <Mono>{coordinate}</Mono> is not in this registry. The dependency can be declared all the same;
          nothing resolves it until a version is imported.
        </Alert>
      )}
    </Box>
  );
}
