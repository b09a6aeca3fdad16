import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { monospace } from '../../../app/theme-components.ts';
import { countText } from '../../../ui/count-text.ts';

interface LineViewProps {
  label: string;
  count: number;
  line(index: number): { head: string; text: string };
}

const lineHeight = 19;
/** Characters of one line that are drawn; minified files have lines of megabytes. */
const lineLimit = 4_000;

/** Numbered lines of any count; only those in sight are in the page. */
export function LineView({ label, count, line }: LineViewProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
    paddingStart: 8,
    paddingEnd: 8,
  });
  const headWidth = `${Math.max(3, line(count - 1).head.length) + 2}ch`;
  return (
    <Box
      ref={scroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={{
        height: '100%',
        overflow: 'auto',
        fontFamily: monospace,
        fontSize: 12.5,
        lineHeight: `${lineHeight}px`,
        '&:focus-visible': { outlineOffset: -2 },
        '& .line': {
          position: 'absolute',
          top: 0,
          left: 0,
          whiteSpace: 'pre',
          minWidth: '100%',
          display: 'flex',
        },
        '& .head': {
          position: 'sticky',
          left: 0,
          flexShrink: 0,
          pr: '1ch',
          mr: '1ch',
          textAlign: 'end',
          color: 'text.secondary',
          bgcolor: 'background.paper',
          userSelect: 'none',
        },
      }}
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const { head, text } = line(index);
          return (
            <div key={index} className="line" style={{ transform: `translateY(${start}px)` }}>
              <span className="head" style={{ width: headWidth }}>
                {head}
              </span>
              <span>
                {text.length > lineLimit
                  ? `${text.slice(0, lineLimit)} … ${countText(text.length - lineLimit)} more characters`
                  : text}
              </span>
            </div>
          );
        })}
      </div>
    </Box>
  );
}
