export type { Drawn, DrawingSize } from './drawn.ts';
export * from './draw-heatmap.ts';
export * from './draw-lines.ts';
export * from './draw-pairs.ts';
export * from './draw-stack.ts';
export * from './scale.ts';
