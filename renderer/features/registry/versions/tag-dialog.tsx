import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { ListedVersion } from '../../../../contract/registry-tags.ts';
import { knownTags } from '../../../../contract/vocabulary.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import type { TagActions, TaggedPackage } from './use-tag-actions.tsx';
import { distanceBetween, distanceText } from './version-distance.ts';

interface TagDialogProps {
  subject: TaggedPackage;
  version: ListedVersion;
  /** Names of channels: those are reached by promotion. */
  channels: readonly string[];
  actions: TagActions;
  onClose(): void;
}

const nameShape = /^[a-z]([a-z0-9._-]{0,62}[a-z0-9])?$/u;

/** Let a tag mean a version: a known name, one the package has, or a new one. */
export function TagDialog({ subject, version, channels, actions, onClose }: TagDialogProps): ReactNode {
  const [tag, setTag] = useState('');
  const [reason, setReason] = useState('');
  const here = subject.versions.flatMap(({ tags }) => tags);
  const names = [...new Set([...knownTags, ...here])].filter((name) => !channels.includes(name));
  const holder = subject.versions.find(({ tags }) => tags.includes(tag));
  const wrong = tag !== '' && !nameShape.test(tag);
  return (
    <FormDialog
      title={`Tag ${subject.name} ${version.version}`}
      submitLabel={tag === 'latest' ? 'Pin' : 'Tag'}
      ready={nameShape.test(tag)}
      onSubmit={async () => {
        await actions.setTag(version, tag, reason.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <Box role="group" aria-label="Known tags" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {names.slice(0, 16).map((name) => (
          <Chip
            key={name}
            size="small"
            label={name}
            color={name === tag ? 'primary' : 'default'}
            variant={name === tag ? 'filled' : 'outlined'}
            onClick={() => setTag(name)}
          />
        ))}
      </Box>
      <TextField
        autoFocus
        label="Tag"
        placeholder="beta"
        value={tag}
        error={wrong}
        onChange={(event) => setTag(event.target.value.trim())}
        helperText={
          wrong
            ? 'Lower-case letters, digits and inner . _ -, a letter first.'
            : whatBecomes(subject, tag, holder?.version, version.version)
        }
        slotProps={{ htmlInput: { maxLength: 64, spellCheck: false, autoComplete: 'off' } }}
      />
      <TextField
        label="Reason (optional)"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <Typography variant="caption" color="textSecondary">
        {channels.join(', ')} are channels: a version gets there by promotion.
      </Typography>
    </FormDialog>
  );
}

/** What the name means now, and what changes. */
function whatBecomes(subject: TaggedPackage, tag: string, now: string | undefined, next: string): string {
  if (tag === '') return 'A name that will mean this version.';
  if (tag === 'latest')
    return `Pins latest to ${next}; until it is let go it no longer follows the highest release.`;
  if (now === undefined) return `${tag} is new: ${subject.name}@${tag} will mean ${next}.`;
  if (now === next) return `${tag} means ${next} already.`;
  const distance = distanceBetween(subject.versions, now, next);
  return `${tag} means ${now} now${distance === undefined ? '' : ` (${distanceText(distance)})`}.`;
}
