/** A drawing as plain data: the same for React, for the server, for a test. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Drawn | string)[];
}

export function drawn(tag: string, attributes: Drawn['attributes'] = {}, children: Drawn['children'] = []): Drawn {
  return { tag, attributes, children };
}

/** Text at a place; the style sheet says how it looks. */
export function drawnText(text: string, at: { x: number; y: number }, className: string): Drawn {
  return drawn('text', { x: round(at.x), y: round(at.y), class: className }, [text]);
}

export const round = (value: number): number => Math.round(value * 10) / 10;

/** An SVG that says what it is; its equal table stands beside it. */
export function drawnSvg(
  { width, height, label, name }: { width: number; height: number; label: string; name: string },
  children: Drawn['children'],
): Drawn {
  return drawn(
    'svg',
    { class: `drawing drawing-${name}`, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    children,
  );
}
