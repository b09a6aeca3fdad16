import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { Client } from '../../../contract/contract.ts';
import type { Host } from '../../host/host.ts';
import type { Confirm } from '../../ui/confirm-context.ts';
import { Mono } from '../../ui/mono.tsx';
import { haveDependents, ImpactBody, isFeltBreakingStep } from './impact-questions.tsx';
import { type ActionId, actionLook, type Subject } from './lifecycle-actions.ts';
import type { ActionAnswers } from './perform-action.ts';
import { plural } from './words.ts';

interface Askers {
  confirm: Confirm;
  client: Client;
  host: Pick<Host, 'pickDestination'>;
}

/** Dependents named in a question; the rest is counted. */
const namedDependents = 12;

/** Ask what an action needs to know. Undefined: the person thought better of it. */
export async function askFirst(
  action: ActionId,
  subjects: readonly Subject[],
  { confirm, host, client }: Askers,
): Promise<ActionAnswers | undefined> {
  const names = nameOf(subjects);
  switch (action) {
    case 'deprecate': {
      let replacement = '';
      let removedAt = '';
      const answer = await confirm({
        title: `Deprecate ${names}`,
        body: (
          <DeprecationFields
            onReplacement={(value) => {
              replacement = value;
            }}
            onRemoval={(value) => {
              removedAt = value;
            }}
          />
        ),
        confirmLabel: 'Deprecate',
        reason: { label: 'Reason', required: true, placeholder: 'No longer maintained' },
      });
      if (answer === undefined) return undefined;
      return { reason: answer.reason, replacement: replacement.trim(), removedAt };
    }
    case 'yank': {
      const answer = await confirm({
        title: `Yank ${names}`,
        body: (
          <ImpactBody act="yank" subjects={subjects}>
            New resolutions skip it; existing lockfiles that name it still work.
          </ImpactBody>
        ),
        confirmLabel: 'Yank',
        danger: true,
        wide: true,
        reason: { label: 'Reason', required: true, placeholder: 'Security problem in the parser' },
      });
      return answer === undefined ? undefined : { reason: answer.reason };
    }
    case 'delete': {
      const answer = await confirm({
        title: `Delete ${names}?`,
        body: (
          <ImpactBody act="delete" subjects={subjects}>
            It moves to the trash, from where it can be restored for 24 hours.
          </ImpactBody>
        ),
        confirmLabel: 'Delete',
        danger: true,
        wide: true,
      });
      return answer === undefined ? undefined : {};
    }
    case 'archive':
    case 'unpublish': {
      if (!(await haveDependents(client, subjects))) return {};
      const { label } = actionLook(action);
      const answer = await confirm({
        title: `${label} ${names}?`,
        body: (
          <ImpactBody act={action} subjects={subjects}>
            {action === 'archive'
              ? 'It stays readable, but nothing new resolves to it until it is restored.'
              : 'It becomes a draft again, which nothing resolves to until it is published.'}
          </ImpactBody>
        ),
        confirmLabel: label,
        wide: true,
      });
      return answer === undefined ? undefined : {};
    }
    case 'publish': {
      const [first] = subjects;
      if (first === undefined || subjects.length > 1 || !(await isFeltBreakingStep(client, first))) return {};
      const answer = await confirm({
        title: `Publish ${names}?`,
        body: (
          <ImpactBody act="publish" subjects={subjects}>
            It is a breaking step: by its number, what was written against the versions before may not work
            with it.
          </ImpactBody>
        ),
        confirmLabel: 'Publish',
        wide: true,
      });
      return answer === undefined ? undefined : {};
    }
    case 'extract': {
      const [first] = subjects;
      if (first === undefined) return undefined;
      const name = subjects.length === 1 ? `${first.name}-${first.version}` : 'artifacts';
      const destination = await host.pickDestination(name);
      return destination === undefined ? undefined : { destination };
    }
    default:
      return {};
  }
}

interface DeprecationFieldsProps {
  onReplacement(value: string): void;
  /** A day, or empty. */
  onRemoval(value: string): void;
}

function DeprecationFields({ onReplacement, onRemoval }: DeprecationFieldsProps): ReactNode {
  return (
    <>
      It stays usable; everybody who looks at it sees the reason and what to use instead.
      <TextField
        fullWidth
        label="Replacement (optional)"
        placeholder="org.acme/new-name@^2.0.0"
        onChange={(event) => onReplacement(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300, spellCheck: false, autoComplete: 'off' } }}
        sx={{ mt: 4 }}
      />
      <TextField
        type="date"
        label="To be removed on (optional)"
        onChange={(event) => onRemoval(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: '2999-12-31' } }}
        sx={{ mt: 4 }}
      />
    </>
  );
}

/**
 * Dependents stand in the way: name them and ask whether to go on. `not-asked` when the error was another one; undefined when the
 * person stops here.
 */
export async function askOverride(
  action: ActionId,
  subject: Subject,
  data: Readonly<Record<string, unknown>> | undefined,
  confirm: Confirm,
): Promise<string[] | 'not-asked' | undefined> {
  if (data === undefined || !Array.isArray(data.dependents)) return 'not-asked';
  const dependents = data.dependents.map(String);
  const verb = action === 'delete' ? 'Delete' : 'Unpublish';
  const answer = await confirm({
    title: `${plural(dependents.length, 'artifact')} would break`,
    body: <DependentsBody subject={subject} dependents={dependents} />,
    confirmLabel: `${verb} nevertheless`,
    danger: true,
    typed: subject.name,
  });
  return answer === undefined ? undefined : dependents;
}

function DependentsBody({
  subject,
  dependents,
}: {
  subject: Subject;
  dependents: readonly string[];
}): ReactNode {
  const rest = dependents.length - namedDependents;
  return (
    <>
      These depend on {subject.name} {subject.version}:
      <ul>
        {dependents.slice(0, namedDependents).map((dependent) => (
          <li key={dependent}>
            <Mono>{dependent}</Mono>
          </li>
        ))}
        {rest > 0 ? <li>and {plural(rest, 'more', 'more')}</li> : null}
      </ul>
    </>
  );
}

function nameOf(subjects: readonly Subject[]): string {
  const [first] = subjects;
  if (first === undefined) return 'nothing';
  return subjects.length === 1 ? `${first.name} ${first.version}` : plural(subjects.length, 'artifact');
}
