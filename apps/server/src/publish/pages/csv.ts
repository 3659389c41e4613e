import { stringify } from 'csv-stringify/sync';
import { isoTime } from './format.ts';
import type { View } from './page-context.ts';
import { qualityOf } from './quality.ts';
import type { Station } from './station.ts';
import type { StationData } from './stations/station-data.ts';

// Names of columns are a contract: they never change with the language, and are only ever added to.

/** One line per value of the chosen series; an absent value is an empty cell, never zero. */
export function stationCsv({ sheet, shown, points, grain }: StationData): string {
  const rows = points.map((point) => {
    const quality = qualityOf(point);
    return {
      station: sheet.key,
      quantity: shown?.latest.quantity ?? '',
      time: isoTime(point.time),
      grain,
      value: quality === 'invalid' || quality === 'missing' ? '' : (point.value ?? ''),
      unit: shown?.quantity.unit ?? '',
      flag: point.flag,
      quality,
      coverage: point.coverage,
    };
  });
  const columns = ['station', 'quantity', 'time', 'grain', 'value', 'unit', 'flag', 'quality', 'coverage'];
  return stringify(rows, { header: true, columns });
}

function valueCells({ headline }: Station) {
  if (headline === undefined) return { flag: 9 };
  const { latest, quantity, value, time } = headline;
  return {
    quantity: latest.quantity,
    value,
    unit: quantity.unit,
    time: time === undefined ? undefined : isoTime(time),
    flag: latest.flag,
    reasons: latest.reasons.join(' '),
  };
}

const PLACE_COLUMNS = ['station', 'name', 'commune', 'longitude', 'latitude'];
const VALUE_COLUMNS = ['quantity', 'value', 'unit', 'time', 'flag', 'reasons', 'state', 'read'];

/** One line per measuring point, with its newest value. */
export function stationsCsv(view: View, stations: readonly Station[]): string {
  const rows = stations.map((station) => {
    const { key, name, commune, longitude, latitude } = station.thing;
    const place = { station: key, name, commune, longitude, latitude };
    return { ...place, ...valueCells(station), state: station.freshness, read: isoTime(view.now) };
  });
  return stringify(rows, { header: true, columns: [...PLACE_COLUMNS, ...VALUE_COLUMNS] });
}
