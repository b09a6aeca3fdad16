import { useEffect } from 'react';

/** How the field in the top bar hands the keyboard to the list, which stands elsewhere in the window. */
let list: ((open: boolean) => void) | undefined;

/** Register the list that shows what was found. `focus(true)` also opens its first row. */
export function useListTarget(focus: (open: boolean) => void): void {
  useEffect(() => {
    list = focus;
    return () => {
      if (list === focus) list = undefined;
    };
  }, [focus]);
}

/** Put the keyboard into the list. */
export function focusList(open: boolean): void {
  list?.(open);
}
