import { Fragment, memo, type ReactNode } from 'react';
import { markTerms } from './fold.ts';

interface HighlightProps {
  text: string;
  /** The words of the query, as `search.query` answers them. */
  terms: readonly string[];
}

/** A text with the beginnings of words that match marked. */
export const Highlight = memo(function Highlight({ text, terms }: HighlightProps): ReactNode {
  let offset = 0;
  return markTerms(text, terms).map((part) => {
    const key = offset;
    offset += part.text.length;
    return part.marked ? <mark key={key}>{part.text}</mark> : <Fragment key={key}>{part.text}</Fragment>;
  });
});
