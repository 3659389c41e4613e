/** A drawing as plain data: the same for React, for the server, for a test. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Drawn | string)[];
}

export function drawn(tag: string, attributes: Drawn['attributes'] = {}, children: Drawn['children'] = []): Drawn {
  return { tag, attributes, children };
}

/** For a desk, or for a phone: letters keep their size, so the drawing is made twice. */
export type DrawingSize = 'wide' | 'narrow';

/** Text at a place; the style sheet says how it looks. */
export function drawnText(text: string, at: { x: number; y: number }, className: string): Drawn {
  return drawn('text', { x: round(at.x), y: round(at.y), class: className }, [text]);
}

export const round = (value: number): number => Math.round(value * 10) / 10;

interface SvgFrame {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly name: string;
  readonly size?: DrawingSize | undefined;
}

/** An SVG that says what it is; its equal table stands beside it. */
export function drawnSvg({ width, height, label, name, size = 'wide' }: SvgFrame, children: Drawn['children']): Drawn {
  return drawn(
    'svg',
    {
      class: `drawing drawing-${name} drawing-${size}`,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': label,
    },
    children,
  );
}
