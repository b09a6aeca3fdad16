/** The part of a KeyboardEvent the map reads. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  target: EventTarget | null;
}

export interface KeyBinding {
  id: string;
  /** Steps separated by blanks: `g b`, `/`, `?`, `mod+k`, `mod+shift+i`, `escape`. `mod` is Ctrl, or Cmd on a Mac. */
  keys?: string | undefined;
}

/** Milliseconds within which the second key of a sequence must follow. */
const sequenceTimeoutMs = 1_200;

/**
 * Turn key presses into bindings. Plain keys are left alone while a person types or a dialog or menu has the focus;
 * chords with `mod` always count.
 */
export function createKeyboardMap(bindings: () => readonly KeyBinding[]): {
  press(event: KeyPress, nowMs: number): string | undefined;
} {
  let pending: { step: string; atMs: number } | undefined;
  return {
    press(event, nowMs) {
      const step = stepOf(event);
      if (step === undefined) return undefined;
      const before = pending;
      pending = undefined;
      if (!step.startsWith('mod+') && ownsKeys(event.target)) return undefined;
      const all = bindings();
      if (before !== undefined && nowMs - before.atMs <= sequenceTimeoutMs) {
        const second = all.find(({ keys }) => keys === `${before.step} ${step}`);
        if (second !== undefined) return second.id;
      }
      const single = all.find(({ keys }) => keys === step);
      if (single !== undefined) return single.id;
      if (all.some(({ keys }) => keys?.startsWith(`${step} `))) pending = { step, atMs: nowMs };
      return undefined;
    },
  };
}

/** A press as a step of a binding; undefined for a lone modifier and for chords with Alt, which belong to the system. */
function stepOf(event: KeyPress): string | undefined {
  if (event.altKey || ['Control', 'Meta', 'Shift', 'Alt', 'AltGraph'].includes(event.key)) return undefined;
  const key = event.key.toLowerCase();
  if (!event.ctrlKey && !event.metaKey) return key;
  return `mod+${event.shiftKey ? 'shift+' : ''}${key}`;
}

const textInputs = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const keyOwners = `${textInputs}, [role="dialog"], [role="menu"], [role="listbox"]`;
const nonTextInputs =
  'input[type="checkbox"], input[type="radio"], input[type="button"], input[type="range"]';

/** Whether the focused thing uses plain keys itself: a text field, a dialog, an open menu. */
function ownsKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches(nonTextInputs)) return target.closest('[role="dialog"]') !== null;
  return target.closest(keyOwners) !== null;
}
