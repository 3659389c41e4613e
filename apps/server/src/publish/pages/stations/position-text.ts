import { formatNumber } from '../format.ts';
import type { View } from '../page-context.ts';

/** Degrees with the hemisphere, for people. */
export function positionText(view: View, longitude: number, latitude: number): string {
  const degrees = (value: number) => `${formatNumber(Math.abs(value), 4, view.language)}°`;
  const west = view.language === 'fr' ? 'O' : 'W';
  return `${degrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${degrees(longitude)} ${longitude < 0 ? west : 'E'}`;
}
