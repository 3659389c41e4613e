/** Colours of one appearance. Saturated ones are kept for the abnormal. */
export interface Palette {
  readonly paper: string;
  readonly raised: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly 'accent-soft': string;
  /** Text on a surface filled with the accent. */
  readonly 'on-accent': string;
  readonly sea: string;
  readonly land: string;
  readonly night: string;
  readonly critical: string;
  readonly high: string;
  readonly medium: string;
  readonly low: string;
}
export type Appearance = 'light' | 'dark' | 'contrast' | 'contrast-dark' | 'print';

/** Limestone and sea, one accent. */
export const PALETTES: Readonly<Record<Appearance, Palette>> = {
  light: {
    paper: '#FBFAF7',
    raised: '#FFFFFF',
    line: '#DDD8CC',
    ink: '#16212B',
    muted: '#52606B',
    accent: '#00617A',
    'accent-soft': '#E0F0F3',
    'on-accent': '#FFFFFF',
    sea: '#E6EFF1',
    land: '#F3EFE6',
    night: '#EEF0F1',
    critical: '#B3261E',
    high: '#C25E00',
    medium: '#7A5C00',
    low: '#52606B',
  },
  dark: {
    paper: '#10161C',
    raised: '#18212A',
    line: '#2C3843',
    ink: '#EEF2F4',
    muted: '#A9B6C0',
    accent: '#6CC6DA',
    'accent-soft': '#15303A',
    'on-accent': '#10161C',
    sea: '#0D1C24',
    land: '#222D36',
    night: '#0B1014',
    critical: '#FF8A80',
    high: '#FFA95C',
    medium: '#E0C060',
    low: '#A9B6C0',
  },
  contrast: {
    paper: '#FFFFFF',
    raised: '#FFFFFF',
    line: '#3A4650',
    ink: '#000000',
    muted: '#24303A',
    accent: '#003F50',
    'accent-soft': '#FFFFFF',
    'on-accent': '#FFFFFF',
    sea: '#E6EFF1',
    land: '#FFFFFF',
    night: '#E4E7E9',
    critical: '#8C0F08',
    high: '#7A3A00',
    medium: '#523E00',
    low: '#24303A',
  },
  'contrast-dark': {
    paper: '#000000',
    raised: '#000000',
    line: '#C4CED6',
    ink: '#FFFFFF',
    muted: '#DCE4EA',
    accent: '#A5E6F4',
    'accent-soft': '#000000',
    'on-accent': '#000000',
    sea: '#001018',
    land: '#1A2228',
    night: '#1A2228',
    critical: '#FFB4AB',
    high: '#FFC48C',
    medium: '#F2DA8A',
    low: '#DCE4EA',
  },
  print: {
    paper: '#FFFFFF',
    raised: '#FFFFFF',
    line: '#8A949C',
    ink: '#000000',
    muted: '#3A4650',
    accent: '#003F50',
    'accent-soft': '#FFFFFF',
    'on-accent': '#FFFFFF',
    sea: '#F2F5F6',
    land: '#FFFFFF',
    night: '#F0F0F0',
    critical: '#8C0F08',
    high: '#7A3A00',
    medium: '#523E00',
    low: '#3A4650',
  },
};

/** Type scale, px, kept in rem so that a reader's own size is obeyed. */
export const TYPE_SCALE: readonly number[] = [14, 16, 18, 22, 28, 40];

/** 4-px grid; the rhythm of a page is 8/16/24/40. */
export const SPACES: readonly number[] = [4, 8, 12, 16, 24, 40, 64];

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n');
}

function scales(): string {
  const rem = (px: number) => `${px / 16}rem`;
  const type = TYPE_SCALE.map((px) => `  --text-${px}: ${rem(px)};`);
  const space = SPACES.map((px) => `  --space-${px}: ${rem(px)};`);
  return [...type, ...space].join('\n');
}

const FIXED = `  --font: 'Atkinson Hyperlegible Next', system-ui, sans-serif;
  --mono: 'Atkinson Hyperlegible Mono', ui-monospace, monospace;
  --radius: 6px;
  --shadow: 0 1px 3px rgb(22 33 43 / 16%);
  --measure: 72ch;
  --page: 75rem;
  --move: 150ms;`;

/** The text of tokens.css. `data-theme` on the root lets a person choose; without it the system's choice is obeyed. */
export function tokensCss(): string {
  const { light, dark, contrast, 'contrast-dark': contrastDark, print } = PALETTES;
  return `/* Made from tokens.ts; its test says when the two differ. */
:root {
  color-scheme: light dark;
${FIXED}
${scales()}
${declarations(light)}
}
@media (prefers-color-scheme: dark) {
:root:not([data-theme='light']) {
${declarations(dark)}
}
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] {
  color-scheme: dark;
${declarations(dark)}
}
@media (prefers-contrast: more) {
:root, :root[data-theme='light'] {
${declarations(contrast)}
}
}
@media (prefers-contrast: more) and (prefers-color-scheme: dark) {
:root:not([data-theme='light']) {
${declarations(contrastDark)}
}
}
@media print {
:root, :root[data-theme='dark'] {
  color-scheme: light;
${declarations(print)}
}
}
@media (prefers-reduced-motion: reduce) {
:root { --move: 0ms; }
}
`;
}
