// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  headingAnchor,
  pathAttribute,
  readmeFragment,
  resolvePath,
} from '../../../../../renderer/features/registry/detail/readme-html.ts';

function render(markdown: string, path = 'README.md'): HTMLElement {
  const box = document.createElement('div');
  box.append(readmeFragment(markdown, path));
  return box;
}

describe('a rendered README', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<svg><script>alert(1)</script></svg>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><button>x</button></form>',
    '<style>*{display:none}</style>',
    '<base href="https://evil.example">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<p style="position:fixed;inset:0" class="MuiButton-root" id="root" name="body">x</p>',
    '<object data="x"></object><embed src="x">',
    '<input type="password" autofocus onfocus=alert(1)>',
  ])('does no harm: %s', (markdown) => {
    const box = render(markdown);
    const forbidden =
      'script, style, iframe, form, object, embed, base, meta, svg, math, button, input:not([type=checkbox])';
    expect(box.querySelectorAll(forbidden)).toHaveLength(0);
    for (const element of box.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^style$|^name$|^srcset$/u);
        expect(value).not.toMatch(/^\s*(javascript|data:text)/iu);
      }
      expect(element.id).not.toBe('root');
      expect(element.className).not.toContain('Mui');
    }
  });

  it('replaces remote images by their label, also in links', () => {
    const box = render(
      '[![build](https://ci.example/badge.svg)](https://ci.example)\n\n![](//x.example/a.png)',
    );
    expect(box.querySelectorAll('img')).toHaveLength(0);
    const labels = [...box.querySelectorAll('.remote-image')];
    expect(labels.map((label) => label.textContent)).toEqual(['build', 'remote image']);
    expect(labels[0]?.closest('a')?.getAttribute('href')).toBe('https://ci.example');
  });

  it('keeps the paths of images and links to files of the artifact, and never loads them by address', () => {
    const box = render('![logo](./img/logo.png) [guide](../docs/guide.md#start)', 'sub/README.md');
    const image = box.querySelector('img');
    expect(image?.getAttribute(pathAttribute)).toBe('sub/img/logo.png');
    expect(image?.hasAttribute('src')).toBe(false);
    expect(box.querySelector('a')?.getAttribute(pathAttribute)).toBe('docs/guide.md');
  });

  it('opens web links elsewhere, without an opener', () => {
    const link = render('[x](https://example.org/)').querySelector('a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toContain('noopener');
  });

  it('names headings so that its own table of contents works', () => {
    const box = render('# A b\n\n## C & d!\n\n## A b');
    expect([...box.querySelectorAll('h1, h2')].map(({ id }) => id)).toEqual([
      'readme-a-b',
      'readme-c--d',
      'readme-a-b-1',
    ]);
  });

  it('keeps tables, task lists and code', () => {
    const box = render('| a | b |\n|--|--|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\n```js\nlet a;\n```');
    expect(box.querySelectorAll('td')).toHaveLength(2);
    expect([...box.querySelectorAll('input')].map((input) => [input.disabled, input.checked])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(box.querySelector('pre code')?.textContent).toBe('let a;\n');
  });
});

describe('references in a README', () => {
  it.each([
    ['a.png', 'README.md', 'a.png'],
    ['./a%20b.png', 'docs/README.md', 'docs/a b.png'],
    ['/img/a.png', 'docs/README.md', 'img/a.png'],
    ['../a.png?raw=true#x', 'docs/README.md', 'a.png'],
  ])('%s in %s is %s', (reference, readme, path) => {
    expect(resolvePath(reference, readme)).toBe(path);
  });
  it.each(['https://x.example/a', '//x.example/a', 'mailto:a@b', '#top', '?q', '', '../../a'])(
    '%s is no file',
    (reference) => {
      expect(resolvePath(reference, 'docs/README.md')).toBeUndefined();
    },
  );
  it('makes anchors as GitHub does', () => {
    expect(headingAnchor('  What’s new in 2.0? ')).toBe('whats-new-in-20');
  });
});
