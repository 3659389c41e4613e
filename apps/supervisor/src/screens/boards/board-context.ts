import { createContext, useContext } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNow } from '../../parts/use-now.ts';
import { lastDays } from '../last-days.ts';
import { matrixQuery } from './board-api.ts';
import type { Board, Interval, MatrixAsked, SeriesInfo } from './board-api.ts';

/** What the readers of a board chose for all its panels. */
export interface BoardChoice {
  readonly board: Board;
  /** Absent: the days of each panel. */
  readonly days: number | undefined;
  /** Key of an object; absent for all. */
  readonly thing: string | undefined;
}

export const BoardContext = createContext<BoardChoice | undefined>(undefined);

export function useBoard(): BoardChoice {
  const choice = useContext(BoardContext);
  if (choice === undefined) throw new Error('a panel outside a board');
  return choice;
}

const DAY = 86_400_000;
/** Longest time read by the hour: 100 objects fit in one answer. */
const LONGEST_HOURS = 60;
/** Windows of which a day has many. */
const FINE: readonly string[] = ['hour', 'quarter-hour', 'trailing-30min'];

interface Asking {
  readonly series: string;
  readonly days: number;
  readonly grain?: 'hour' | 'day' | undefined;
  readonly assetType?: string | undefined;
}

export interface PanelPeriod extends Interval {
  readonly days: number;
}

/** Days of a panel: those the reader chose, else its own; fewer where its windows are hours. */
export function usePeriod(days: number, window?: string): PanelPeriod {
  const asked = useBoard().days ?? days;
  const chosen = window !== undefined && FINE.includes(window) ? Math.min(asked, LONGEST_HOURS) : asked;
  return { days: chosen, ...lastDays(chosen, useNow()) };
}

/** The same length, some days earlier. */
export function earlier({ days, from, to }: PanelPeriod, shift: number): PanelPeriod {
  const back = (time: string) => new Date(Date.parse(time) - shift * DAY).toISOString();
  return { days, from: back(from), to: back(to) };
}

export function seriesInfo(board: Board, id: string): SeriesInfo | undefined {
  return board.series.find((series) => series.id === id);
}

/** What is asked of the server for a panel. */
export function askedOf(
  { board, thing }: BoardChoice,
  { series, grain, assetType }: Asking,
  period: PanelPeriod,
): MatrixAsked {
  const window = seriesInfo(board, series)?.window;
  const usual = window === undefined ? (period.days >= 15 ? 'day' : 'hour') : FINE.includes(window) ? 'hour' : 'day';
  const { from, to } = period;
  const asked = { domain: board.domain, series, grain: window === undefined ? (grain ?? usual) : usual, from, to };
  return { ...asked, ...(thing === undefined ? {} : { thing }), ...(assetType === undefined ? {} : { assetType }) };
}

/** One series of the board's objects over a period; the curve of before stays while the next is read. */
export function useMatrix(asking: Asking, period: PanelPeriod) {
  const asked = askedOf(useBoard(), asking, period);
  return { asked, ...useQuery({ ...matrixQuery(asked), placeholderData: keepPreviousData }) };
}
