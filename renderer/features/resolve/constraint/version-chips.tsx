import { mdiCheckBold } from '@mdi/js';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { isOffered, type MatchedVersion, versionNote } from './match-state.ts';
import { versionWindow } from './version-window.ts';

interface VersionChipsProps {
  /** Highest first. */
  versions: readonly MatchedVersion[];
  best: string | undefined;
  chosen: string | undefined;
  onChoose(version: string): void;
}

/** Chips added by each "more". */
const step = 500;

/** The versions as chips, from shortly above the first that matches; those before and after on demand. Draw it anew where that one changes. */
export function VersionChips({ versions, best, chosen, onChoose }: VersionChipsProps): ReactNode {
  const [more, setMore] = useState({ above: 0, below: 0 });
  const { from, to } = versionWindow(versions, more);
  const left = versions.length - to;
  return (
    <>
      {from === 0 ? null : (
        <Button size="small" onClick={() => setMore({ ...more, above: more.above + step })}>
          {countText(from)} higher
        </Button>
      )}
      <ul>
        {versions.slice(from, to).map((version) => (
          <VersionMark
            key={version.version}
            version={version}
            best={version.version === best}
            chosen={version.version === chosen}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {left === 0 ? null : (
        <Button size="small" onClick={() => setMore({ ...more, below: more.below + step })}>
          {countText(left)} lower
        </Button>
      )}
    </>
  );
}

function VersionMark(props: {
  version: MatchedVersion;
  best: boolean;
  chosen: boolean;
  onChoose(version: string): void;
}): ReactNode {
  const { version, best, chosen, onChoose } = props;
  const note = versionNote(version, best);
  return (
    <li>
      <button
        type="button"
        tabIndex={-1}
        className={[
          version.matches ? (isOffered(version) ? 'match' : 'withheld') : 'other',
          best ? 'best' : '',
          version.yanked ? 'yanked' : '',
          version.deprecated ? 'deprecated' : '',
        ].join(' ')}
        aria-pressed={chosen}
        title={`${version.version}: ${note}. Click to choose around it.`}
        onClick={() => onChoose(version.version)}
      >
        {best ? <Icon path={mdiCheckBold} size={12} /> : null}
        {version.version}
        <span className="said"> ({note})</span>
      </button>
    </li>
  );
}
