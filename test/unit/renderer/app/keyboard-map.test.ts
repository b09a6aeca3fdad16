// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { createKeyboardMap, type KeyPress } from '../../../../renderer/app/keyboard-map.ts';

const bindings = [
  { id: 'palette', keys: 'mod+k' },
  { id: 'search', keys: '/' },
  { id: 'sheet', keys: '?' },
  { id: 'browse', keys: 'g b' },
  { id: 'silent' },
];

function press(key: string, options: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    target: document.body,
    ...options,
  };
}

function element(html: string, selector: string): Element {
  document.body.innerHTML = html;
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

test('single keys, chords with Ctrl or Cmd, and sequences within their time', () => {
  const map = createKeyboardMap(() => bindings);
  expect(map.press(press('/'), 0)).toBe('search');
  expect(map.press(press('?', { shiftKey: true }), 0)).toBe('sheet');
  expect(map.press(press('k', { ctrlKey: true }), 0)).toBe('palette');
  expect(map.press(press('k', { metaKey: true }), 0)).toBe('palette');
  expect(map.press(press('g'), 0)).toBeUndefined();
  expect(map.press(press('b'), 1_000)).toBe('browse');
  expect(map.press(press('b'), 1_001)).toBeUndefined();
  expect(map.press(press('g'), 0)).toBeUndefined();
  expect(map.press(press('b'), 5_000)).toBeUndefined();
});

test('a broken sequence does not swallow the key that broke it; Alt and lone modifiers are left alone', () => {
  const map = createKeyboardMap(() => bindings);
  map.press(press('g'), 0);
  expect(map.press(press('/'), 10)).toBe('search');
  expect(map.press(press('/', { altKey: true }), 0)).toBeUndefined();
  map.press(press('g'), 0);
  map.press(press('Shift', { shiftKey: true }), 5);
  expect(map.press(press('b'), 10)).toBe('browse');
});

test('plain keys belong to whoever types or to an open dialog or menu; chords still work', () => {
  const map = createKeyboardMap(() => bindings);
  const owners = [
    element('<input>', 'input'),
    element('<textarea></textarea>', 'textarea'),
    element('<div contenteditable="true"><b>x</b></div>', 'b'),
    element('<div role="dialog"><button>ok</button></div>', 'button'),
    element('<ul role="menu"><li>a</li></ul>', 'li'),
  ];
  for (const target of owners) {
    expect(map.press(press('/', { target }), 0)).toBeUndefined();
    expect(map.press(press('k', { ctrlKey: true, target }), 0)).toBe('palette');
  }
  const checkbox = element('<input type="checkbox">', 'input');
  expect(map.press(press('/', { target: checkbox }), 0)).toBe('search');
});
