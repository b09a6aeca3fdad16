import Box from '@mui/material/Box';
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useClient } from '../../../app/host-context.ts';
import { bytesOf, imageType } from './file-content.ts';
import { pathAttribute, readmeFragment } from './readme-html.ts';
import { readmeStyles } from './readme-styles.ts';

interface ReadmeViewProps {
  versionId: string;
  path: string;
  markdown: string;
  /** A link to a file of the artifact. */
  onFile(path: string): void;
}

/** Largest image of the artifact shown in its README, bytes: what one `registry.file` call carries. */
const imageLimit = 524_288;

/** A rendered README. */
export function ReadmeView({ versionId, path, markdown, onFile }: ReadmeViewProps): ReactNode {
  const client = useClient();
  const box = useRef<HTMLDivElement>(null);
  const fragment = useMemo(() => readmeFragment(markdown, path), [markdown, path]);
  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    target.replaceChildren(document.importNode(fragment, true));
    const abort = new AbortController();
    const urls: string[] = [];
    const load = async (image: HTMLImageElement): Promise<void> => {
      const file = image.getAttribute(pathAttribute) ?? '';
      const mediaType = imageType(file);
      if (mediaType === undefined) throw new Error('not an image');
      const input = { versionId, path: file, maxBytes: imageLimit };
      const { base64, truncated } = await client.registry.file(input, { signal: abort.signal });
      if (truncated) throw new Error('too large');
      const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType }));
      urls.push(url);
      image.src = url;
    };
    const images = target.querySelectorAll<HTMLImageElement>(`img[${pathAttribute}]`);
    for (const image of [...images].slice(0, 40)) load(image).catch(() => labelInstead(image));
    return () => {
      abort.abort();
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [client, fragment, versionId]);

  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    const file = link.getAttribute(pathAttribute);
    const href = link.getAttribute('href') ?? '';
    if (file !== null || href.startsWith('#') || href === '') event.preventDefault();
    if (file !== null) onFile(file);
    else if (href.startsWith('#')) document.getElementById(`readme-${href.slice(1)}`)?.scrollIntoView();
  };
  // The element itself is not the control: the links in it are, and their clicks come through here.
  return <Box ref={box} onClick={onClick} sx={readmeStyles} />;
}

function labelInstead(image: HTMLImageElement): void {
  const label = document.createElement('span');
  label.className = 'remote-image';
  label.textContent = image.alt;
  label.title = `Not shown: ${image.getAttribute(pathAttribute) ?? ''}`;
  image.replaceWith(label);
}
