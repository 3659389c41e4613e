import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Rows kept above and below the window, so that a Tab or a quick scroll finds them made. */
const MARGIN = 12;

export interface VirtualRows {
  readonly first: number;
  readonly last: number;
  /** CSS lengths of what is not made, before and after. */
  readonly before: string;
  readonly after: string;
}

/** Which of many rows of one height to make, as their frame scrolls. `height` in rem, so that it follows the reader's text. */
export function useVirtualRows(frame: RefObject<HTMLElement | null>, count: number, height: number): VirtualRows {
  const [seen, setSeen] = useState({ top: 0, rows: 20 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = () => {
      const row = height * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const next = { top: Math.floor(element.scrollTop / row), rows: Math.ceil(element.clientHeight / row) };
      setSeen((now) => (now.top === next.top && now.rows === next.rows ? now : next));
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [frame, height, count]);
  const first = Math.max(0, Math.min(seen.top, count - seen.rows) - MARGIN);
  const last = Math.min(count, seen.top + seen.rows + MARGIN);
  return { first, last, before: `${first * height}rem`, after: `${(count - last) * height}rem` };
}
