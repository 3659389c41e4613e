import type { Pack } from '@vigie/kit';
import { formatDate, formatNumber, formatValue } from './format.ts';
import type { View } from './page-context.ts';
import { type Station, isCurrent } from './station.ts';

/** The current point that carries the finding: highest value; for what runs low (`direction: 'down'` rules), lowest. */
export function leadingStation(pack: Pack, stations: readonly Station[]): Station | undefined {
  const { headline } = pack.publicContent;
  const current = stations.filter((station) => isCurrent(station) && station.headline?.latest.quantity === headline);
  const tests = pack.rules.filter((rule) => rule.quantity === headline).map((rule) => rule.test);
  const low = tests.length > 0 && tests.every((test) => test.kind === 'threshold' && test.direction === 'down');
  const value = (station: Station) => (station.headline?.value ?? 0) * (low ? -1 : 1);
  return current.toSorted((a, b) => value(b) - value(a) || a.thing.name.localeCompare(b.thing.name))[0];
}

/** The pack's sentence filled from live values; says so when nothing recent allows one. */
export function findingOf(view: View, pack: Pack, stations: readonly Station[]): string {
  const leader = leadingStation(pack, stations);
  const shown = leader?.headline;
  if (leader === undefined || shown?.value === undefined || shown.time === undefined) return view.words.theme.noFinding;
  const count = stations.filter(isCurrent).length;
  const total = stations.reduce((sum, station) => sum + (isCurrent(station) ? (station.headline?.value ?? 0) : 0), 0);
  const fill: Readonly<Record<string, string>> = {
    value: formatValue(shown.value, shown.quantity, view.language),
    unit: shown.quantity.symbol,
    place: leader.thing.name,
    commune: leader.thing.commune ?? leader.thing.name,
    time: formatDate(shown.time, 'clock', view.writer),
    count: formatNumber(count, 0, view.language),
    total: formatValue(total, shown.quantity, view.language),
  };
  return pack.publicContent.finding[view.language]
    .replaceAll(' {unit}', '\u00A0{unit}')
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole);
}
