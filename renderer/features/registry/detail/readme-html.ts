/** README files of artifacts are foreign content: rendered, then reduced to what can do no harm. */
import DOMPurify from 'dompurify';
import { marked } from 'marked';

/** Attribute that carries the path of a file of the artifact, on images and links. */
export const pathAttribute = 'data-artifact-path';

const allowedTags = [
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'br',
    'hr',
    'a',
    'img',
    'ul',
    'ol',
    'li',
    'blockquote',
    'pre',
    'code',
  ],
  ...[
    'em',
    'strong',
    'b',
    'i',
    'u',
    's',
    'del',
    'ins',
    'sub',
    'sup',
    'kbd',
    'samp',
    'var',
    'mark',
    'small',
    'span',
  ],
  ...[
    'table',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'caption',
    'dl',
    'dt',
    'dd',
    'details',
    'summary',
    'div',
  ],
  ...['picture', 'figure', 'figcaption', 'abbr', 'input'],
];
const allowedAttributes = [
  'href',
  'src',
  'alt',
  'title',
  'align',
  'colspan',
  'rowspan',
  'start',
  'open',
  'type',
  'checked',
  'disabled',
  'width',
  'height',
];

/**
 * Markdown (GitHub flavour) as a harmless fragment in an inert document. Images and links to files of the artifact carry their path in
 * `pathAttribute` (without `src`/`href`), images elsewhere become a label, headings get ids with the prefix `readme-`.
 */
export function readmeFragment(markdown: string, readmePath: string): DocumentFragment {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  for (const input of fragment.querySelectorAll('input')) reduceInput(input);
  for (const image of fragment.querySelectorAll('img')) reduceImage(image, readmePath);
  for (const link of fragment.querySelectorAll('a')) reduceLink(link, readmePath);
  nameHeadings(fragment);
  return fragment;
}

/** The path of a file of the artifact that a relative reference in the README means; undefined for anything else. */
export function resolvePath(reference: string, readmePath: string): string | undefined {
  if (reference === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#|\?)/iu.test(reference)) return undefined;
  const base = reference.startsWith('/') ? [] : readmePath.split('/').slice(0, -1);
  const parts = [...base];
  for (const part of decoded(reference.replace(/[?#].*$/su, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

/** The anchor of a heading as GitHub makes it: lower case, punctuation dropped, blanks as hyphens. */
export function headingAnchor(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Mark}_ -]/gu, '')
    .replaceAll(' ', '-');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Only the ticks of task lists stay. */
function reduceInput(input: HTMLInputElement): void {
  if (input.getAttribute('type') !== 'checkbox') {
    input.remove();
    return;
  }
  input.setAttribute('disabled', '');
  input.setAttribute('aria-label', input.hasAttribute('checked') ? 'done' : 'open');
}

function reduceImage(image: HTMLImageElement, readmePath: string): void {
  const source = image.getAttribute('src') ?? '';
  if (/^data:image\/(png|jpeg|gif|webp);base64,/iu.test(source)) return;
  const path = resolvePath(source, readmePath);
  image.removeAttribute('src');
  if (path !== undefined) {
    image.setAttribute(pathAttribute, path);
    image.alt ||= path;
    return;
  }
  const label = image.ownerDocument.createElement('span');
  label.className = 'remote-image';
  label.title = `Not loaded: ${source.slice(0, 300)}`;
  label.textContent = image.alt.trim() || 'remote image';
  image.replaceWith(label);
}

function reduceLink(link: HTMLAnchorElement, readmePath: string): void {
  const target = link.getAttribute('href') ?? '';
  if (target.startsWith('#')) return;
  const path = resolvePath(target, readmePath);
  if (path !== undefined) {
    link.setAttribute(pathAttribute, path);
    link.setAttribute('href', '#');
    return;
  }
  if (!/^(https?|mailto):/iu.test(target)) {
    link.removeAttribute('href');
    return;
  }
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  link.title ||= target;
}

function nameHeadings(fragment: DocumentFragment): void {
  const used = new Map<string, number>();
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const anchor = headingAnchor(heading.textContent ?? '');
    const times = used.get(anchor) ?? 0;
    used.set(anchor, times + 1);
    heading.id = `readme-${anchor}${times === 0 ? '' : `-${times}`}`;
  }
}
