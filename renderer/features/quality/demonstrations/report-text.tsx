import Box from '@mui/material/Box';
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { readmeFragment } from '../../registry/detail/readme-html.ts';
import { readmeStyles } from '../../registry/detail/readme-styles.ts';

/** A report as it is to be read. What failed in it may carry foreign words: it is reduced to what can do no harm, as a README is. */
export function ReportText({ markdown }: { markdown: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const fragment = useMemo(() => readmeFragment(markdown, ''), [markdown]);
  useEffect(() => {
    box.current?.replaceChildren(document.importNode(fragment, true));
  }, [fragment]);
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    // There are no other files beside a report that a link could mean.
    if (link?.getAttribute('href')?.startsWith('#')) event.preventDefault();
  };
  return <Box ref={box} onClick={onClick} sx={readmeStyles} />;
}
