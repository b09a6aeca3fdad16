import type { KeyboardEvent } from 'react';
import { nextIndex } from '../../../ui/list-navigation.ts';

/** Arrows as they are read along a line of text. */
const along: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/** Buttons that flow in lines as one tab stop: arrows, Home and End move the focus from one to the next. */
export function moveAmongButtons(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
  const target = nextIndex(along[event.key] ?? event.key, at < 0 ? undefined : at, buttons.length, 10);
  if (target === undefined) return;
  event.preventDefault();
  buttons[target]?.focus();
}
