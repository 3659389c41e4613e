export interface ChartColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly soft: string;
  readonly night: string;
  readonly threshold: string;
  readonly font: string;
}

/** The tokens as they are around an element: a canvas knows no custom property. */
export function chartColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    ink: token('ink'),
    muted: token('muted'),
    line: token('line'),
    accent: token('accent'),
    soft: token('accent-soft'),
    night: token('night'),
    threshold: token('ink'),
    font: token('font'),
  };
}
