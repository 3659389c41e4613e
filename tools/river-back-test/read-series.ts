import { parse } from 'csv-parse/sync';
import { parseInstant } from '@vigie/kit';
import type { TimedStage } from '@vigie/kit';

export type StageUnit = 'm' | 'cm' | 'mm' | 'ft';

const METRES: Readonly<Record<StageUnit, number>> = { m: 1, cm: 0.01, mm: 0.001, ft: 0.3048 };
const TIMES = ['time', 'date', 'heure', 'horodatage', 'timestamp', 'datetime', 'date_obs'];
const VALUES = ['stage', 'hauteur', 'h', 'value', 'valeur', 'resultat_obs'];

export const isUnit = (text: string): text is StageUnit => Object.hasOwn(METRES, text);

interface RawStage {
  readonly time: unknown;
  readonly value: unknown;
}

interface HubeauPage {
  readonly data: readonly {
    readonly date_obs: string;
    readonly resultat_obs: number;
    readonly grandeur_hydro: string;
  }[];
}

interface UsgsPage {
  readonly value: {
    readonly timeSeries: readonly {
      readonly name: string;
      readonly values: readonly { readonly value: readonly { readonly value: string; readonly dateTime: string }[] }[];
    }[];
  };
}

/** Stages of every gauge of a page: one series each. */
function jsonSeries(page: HubeauPage | UsgsPage): RawStage[][] {
  if ('data' in page) {
    const stages = page.data.filter(({ grandeur_hydro }) => grandeur_hydro === 'H');
    return [stages.map(({ date_obs, resultat_obs }) => ({ time: date_obs, value: resultat_obs }))];
  }
  return page.value.timeSeries
    .filter(({ name }) => name.includes('00065'))
    .map(({ values }) => values.flatMap(({ value }) => value.map((one) => ({ time: one.dateTime, value: one.value }))));
}

function csvSeries(text: string): RawStage[][] {
  const [head = ''] = text.split('\n', 1);
  const delimiter = [';', '\t'].find((mark) => head.includes(mark)) ?? ',';
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, delimiter, trim: true });
  const names = Object.keys(rows[0] ?? {});
  const named = (usual: readonly string[]) => names.find((name) => usual.includes(name.toLowerCase()));
  const [time, value] = [named(TIMES), named(VALUES)];
  if (time === undefined || value === undefined) return [];
  return [rows.map((row) => ({ time: row[time], value: row[value] }))];
}

/** Series of stage (m) in a file, each in order of time; what cannot be read is left out. */
export function readSeries(text: string, unit: StageUnit): TimedStage[][] {
  // the shape of a captured page; anything else gives no series
  const raw = text.trimStart().startsWith('{')
    ? jsonSeries(JSON.parse(text) as HubeauPage | UsgsPage)
    : csvSeries(text);
  return raw.map((stages) =>
    stages
      .flatMap(({ time, value }) => {
        const instant = parseInstant(String(time));
        const number = value === '' ? Number.NaN : Number(String(value).replace(',', '.'));
        return instant === undefined || !Number.isFinite(number)
          ? []
          : [{ time: instant, value: number * METRES[unit] }];
      })
      .toSorted((a, b) => a.time - b.time),
  );
}
