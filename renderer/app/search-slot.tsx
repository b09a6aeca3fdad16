import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

/** The id the search field must carry: `/` and the menu's Find focus the element with it. */
export const searchFieldId = 'global-search';

interface SearchSlotValue {
  element: HTMLElement | null;
  setElement(element: HTMLElement | null): void;
  /** A view has put its field into the slot. */
  filled: boolean;
  setFilled(filled: boolean): void;
}

const SearchSlotContext = createContext<SearchSlotValue | undefined>(undefined);

/** Lets a view below put its search field into the top bar. */
export function SearchSlotProvider({ children }: { children: ReactNode }): ReactNode {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [filled, setFilled] = useState(false);
  const value = useMemo(() => ({ element, setElement, filled, setFilled }), [element, filled]);
  return <SearchSlotContext value={value}>{children}</SearchSlotContext>;
}

export function useSearchSlot(): SearchSlotValue {
  const value = use(SearchSlotContext);
  if (value === undefined) throw new Error('the search slot is missing: render inside SearchSlotProvider');
  return value;
}

/** Draws its children in the search place of the top bar while mounted: `<SearchSlot><SearchField …/></SearchSlot>`. */
export function SearchSlot({ children }: { children: ReactNode }): ReactNode {
  const { element, setFilled } = useSearchSlot();
  useEffect(() => {
    setFilled(true);
    return () => setFilled(false);
  }, [setFilled]);
  return element === null ? null : createPortal(children, element);
}

/** Focus the search field, waiting up to two seconds for a view that is being loaded to draw it. */
export function focusSearchField(): void {
  const until = performance.now() + 2_000;
  const attempt = (): void => {
    const field = document.getElementById(searchFieldId);
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else if (performance.now() < until) requestAnimationFrame(attempt);
  };
  attempt();
}
