import type { Label } from '../label.ts';

/** A panel of a board: plain data, drawn by operators' screens and by the server for the public. */
export interface Panel {
  readonly title: Label;
  readonly series: string;
  readonly form: 'curve' | 'bars' | 'table' | 'map' | 'figure';
  /** Days shown. */
  readonly days: number;
}

export interface Board {
  readonly id: string;
  readonly title: Label;
  readonly panels: readonly Panel[];
}

export function defineBoard(board: Board): Board {
  return board;
}
