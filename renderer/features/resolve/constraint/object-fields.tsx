import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Constraint } from '../../../../contract/kinds.ts';
import type { ConstraintFault } from './constraint-fault.ts';
import { type ConstraintField, constraintFields, fieldLooks, withField } from './constraint-fields.ts';
import { RangeInput } from './range-input.tsx';

interface ObjectFieldsProps {
  value: Exclude<Constraint, string>;
  onChange(value: Constraint): void;
  error: ConstraintFault | undefined;
}

/** The object form: one field for each member, all of which must hold. */
export function ObjectFields({ value, onChange, error }: ObjectFieldsProps): ReactNode {
  const known = constraintFields.some((field) => field === error?.field);
  return (
    <Box role="group" aria-label="Members of the constraint" sx={gridStyles}>
      {constraintFields.map((field: ConstraintField) => {
        const { label, placeholder } = fieldLooks[field];
        const text = value[field] ?? '';
        const wrong = error?.field === field || (!known && error !== undefined && text !== '');
        return (
          <Box key={field} sx={field === 'range' ? { gridColumn: 'span 2' } : {}}>
            <RangeInput
              label={label}
              value={text}
              placeholder={placeholder}
              error={wrong}
              faultAt={error?.field === field ? error.position : undefined}
              onChange={(next) => onChange(withField(value, field, next))}
            />
          </Box>
        );
      })}
    </Box>
  );
}

const gridStyles = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr 1fr', sm: '1fr 1fr' },
  columnGap: 3,
  rowGap: 3,
} as const;
