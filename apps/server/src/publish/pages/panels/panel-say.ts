import { addsUp, unitText } from '@vigie/kit';
import type { Instant } from '@vigie/kit';
import type { SeriesView } from '../../api/boards/board-shapes.ts';
import { type DateStyle, formatDate, formatNumber, worthwhileDecimals } from '../format.ts';
import type { View } from '../page-context.ts';
import type { PanelGrain } from './read-panel.ts';

/** A value with its unit, which never part; never as yes or no: a panel adds and ranks. */
export function sayValue(view: View, value: number | null | undefined, series: SeriesView): string {
  if (value === undefined || value === null) return '–';
  const number = formatNumber(value, worthwhileDecimals(value, series.decimals), view.language);
  return series.symbol === ''
    ? number
    : `${number}\u00A0${unitText(series.symbol, value, view.language).replaceAll(' ', '\u00A0')}`;
}

/** A mean of counts has a decimal that a count has not. */
export function sayMean(view: View, value: number | undefined, series: SeriesView): string {
  return sayValue(view, value, addsUp(series) ? series : { ...series, decimals: series.decimals + 1 });
}

export function sayTime(view: View, time: Instant, grain: PanelGrain | 'month'): string {
  const styles: Record<PanelGrain | 'month', DateStyle> = { hour: 'day-clock', day: 'long-day', month: 'long-month' };
  return formatDate(time, styles[grain], view.writer);
}

export function sayShare(view: View, share: number): string {
  return `${formatNumber(100 * share, 0, view.language)}\u00A0%`;
}

/** `+3` or `−3`, with the true minus. */
export function signed(value: number, say: (amount: number) => string): string {
  return `${value < 0 ? '\u2212' : '+'}${say(Math.abs(value))}`;
}
