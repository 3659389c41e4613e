import type { AssetType, Flag, Pack } from '@vigie/kit';
import type { AlarmRow, IndicatorRow, LatestValue, SeriesPoint, ThingSheet } from '#publish/reads.ts';
import { communeCentre } from '../map/outlines.ts';
import type { PageReads } from '../page-context.ts';
import type { Commune, TerritoryMap } from '../territory.ts';
import { KINDS, draw } from './made-up-kinds.ts';
import type { Kind } from './made-up-kinds.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const faultOf = (key: string) => ({
  silent: draw(key, 'silent') < 0.05,
  suspect: draw(key, 'suspect') < 0.05,
  invalid: draw(key, 'invalid') < 0.03,
});

function flagAt(key: string, time: number): Flag {
  const fault = draw(key, 'flag', Math.floor(time / (6 * 60 * MINUTE)));
  if (fault < 0.02) return 4;
  return fault < 0.05 ? 3 : 1;
}

function latestOf(kind: Kind, key: string, now: number): LatestValue {
  const { silent, suspect, invalid } = faultOf(key);
  const time = silent ? now - 3 * DAY : now - Math.floor(draw(key, 'age') * kind.period) * 1000;
  const flag: Flag = invalid ? 4 : suspect ? 3 : 1;
  const raw = kind.value(key, time);
  return {
    datastream: Math.floor(draw(key, 'stream') * 2 ** 31),
    field: 'value',
    quantity: kind.quantity,
    unit: kind.unit,
    role: 'measure',
    derived: false,
    period: kind.period,
    time,
    raw,
    adjusted: invalid ? undefined : raw,
    flag,
    reasons: invalid ? ['sensor-range'] : suspect ? ['spike'] : [],
  };
}

const nowhere: Commune = { code: '00000', name: 'Nulle-Part', population: 0, arcs: [] };

function makeThings(map: TerritoryMap, packs: readonly Pack[], now: number): ThingSheet[] {
  const communes = map.communes.toSorted((a, b) => b.population - a.population);
  return KINDS.flatMap((kind) =>
    Array.from({ length: kind.count }, (_, at) => {
      const key = `${kind.domain}-${at + 1}`;
      const commune = communes[Math.floor(draw(key, 'commune') ** 2 * 40)] ?? nowhere;
      const [longitude, latitude] = communeCentre(map, commune);
      const type: AssetType | undefined = packs.find(({ id }) => id === kind.domain)?.assetTypes[0];
      const latest = latestOf(kind, key, now);
      return {
        id: at,
        key,
        name: kind.names[at] ?? `${kind.names[at % kind.names.length]} ${Math.ceil(at / kind.names.length) + 1}`,
        domain: kind.domain,
        assetType: type?.id ?? 'object',
        commune: commune.name,
        longitude: longitude + (draw(key, 'x') - 0.5) * 0.05,
        latitude: latitude + (draw(key, 'y') - 0.5) * 0.04,
        lastTime: latest.time,
        openAlarms: 0,
        latest: [
          latest,
          {
            ...latest,
            datastream: latest.datastream + 1,
            quantity: 'batteryLevel',
            unit: '%',
            role: 'health',
            raw: 88,
            adjusted: 88,
          },
        ],
        properties: { threshold1: 0.8, threshold2: 1.2, threshold3: 1.6, installed: '2025-03-12' },
        devices: [
          { key: 'a84041000181c061', name: key, connector: 'lora', model: 'em500-udl', expectedPeriod: kind.period },
        ],
      };
    }),
  );
}

function seriesOf(
  kind: Kind,
  key: string,
  query: { from: number; to: number; grain: 'raw' | 'hour' | 'day' },
): SeriesPoint[] {
  const step = { raw: kind.period * 1000, hour: 3_600_000, day: DAY }[query.grain];
  const points: SeriesPoint[] = [];
  for (let time = Math.ceil(query.from / step) * step; time < query.to; time += step) {
    if (draw(key, 'gap', Math.floor(time / (8 * 60 * MINUTE))) < 0.06) continue;
    const flag = flagAt(key, time);
    const value = flag === 4 ? undefined : kind.value(key, time);
    points.push({
      time,
      value,
      flag,
      coverage: query.grain === 'raw' ? 1 : 0.6 + 0.4 * draw(key, 'coverage', Math.floor(time / DAY)),
    });
  }
  return points;
}

/** Local days are taken as Paris winter ones: the double is for November. */
function indicatorRows(
  kind: Kind,
  key: string,
  query: { from: number; to: number; indicator: string },
): IndicatorRow[] {
  const hourly = query.indicator.endsWith('hour');
  const step = hourly ? 3_600_000 : DAY;
  const rows: IndicatorRow[] = [];
  for (let start = Math.ceil((query.from + 3_600_000) / step) * step - 3_600_000; start < query.to; start += step) {
    const coverage = 0.6 + 0.4 * draw(key, 'day', start) ** 0.2;
    if (draw(key, 'absent', start) < 0.04) continue;
    const base = kind.value(key, start + step / 2);
    const value =
      { noise: base + 6, waste: base, water: base, mobility: 90 * base, lighting: 4 + 12 * draw(key, start) }[
        kind.domain
      ] ?? base;
    rows.push({
      indicator: query.indicator,
      thing: key,
      datastream: 1,
      start,
      end: start + step,
      value,
      coverage,
      completeness: coverage < 0.75 ? 'partial' : 'good',
    });
  }
  return rows;
}

function alarmsOf(things: readonly ThingSheet[], now: number): AlarmRow[] {
  return things.flatMap((thing): AlarmRow[] => {
    const value = thing.latest[0]?.adjusted;
    if (thing.domain !== 'waste' || value === undefined || value < 90) return [];
    return [
      {
        id: thing.key,
        rule: 'waste-container-full',
        subject: { kind: 'thing', key: thing.key, name: thing.name, commune: thing.commune },
        children: 0,
        domain: thing.domain,
        priority: value >= 100 ? 'high' : 'medium',
        level: value >= 100 ? 2 : 1,
        state: 'active-unacknowledged',
        opened: now - DAY / 3,
        raised: now - DAY / 6,
        value,
        threshold: value >= 100 ? 100 : 90,
        unit: '%',
        dataLost: false,
      },
    ];
  });
}

function kindOf(thing: ThingSheet): Kind {
  const kind = KINDS.find(({ domain }) => domain === thing.domain);
  if (kind === undefined) throw new Error(`no kind for ${thing.domain}`);
  return kind;
}

/** A made-up territory in memory: several hundred objects, any length of history, faults included. */
export function memoryReads(map: TerritoryMap, packs: readonly Pack[], now: number): PageReads {
  const things = makeThings(map, packs, now);
  const owner = (datastream: number) =>
    things.find(({ latest }) => latest.some((value) => value.datastream === datastream));
  return {
    things: async (_, { domain, limit, cursor }) => {
      const wanted = things.filter((thing) => domain === undefined || thing.domain === domain);
      const from = Number(cursor ?? 0);
      return {
        items: wanted.slice(from, from + limit),
        next: from + limit < wanted.length ? String(from + limit) : undefined,
      };
    },
    thing: async (_, key) => things.find((thing) => thing.key === key),
    series: async (_, query) => {
      const thing = owner(query.datastream);
      return thing === undefined ? [] : seriesOf(kindOf(thing), thing.key, query);
    },
    indicatorValues: async (_, { indicator = '', from = 0, to = now }) => {
      const domain = packs.find(({ indicators }) => indicators.some(({ id }) => id === indicator))?.id;
      const wanted = things.filter((thing) => thing.domain === domain);
      return { items: wanted.flatMap((thing) => indicatorRows(kindOf(thing), thing.key, { from, to, indicator })) };
    },
    nowcastTrials: async () => ({}),
    matrix: async (_, { domain, thing: only, indicator, from, to, grain }) => {
      const wanted = things.filter((one) => one.domain === domain && (only === undefined || one.key === only));
      return {
        items: wanted.map((one, datastream) => {
          const rows = indicatorRows(kindOf(one), one.key, {
            from,
            to,
            indicator: indicator ?? (grain === 'hour' ? 'any-hour' : 'any-day'),
          });
          const points = rows.map(({ start: time, value, completeness }) => ({ time, value, completeness }));
          return { datastream, thing: one.key, name: one.name, commune: one.commune, field: 'value', points };
        }),
      };
    },
    alarms: async (_, { domain, thing }) => ({
      items: alarmsOf(things, now).filter(
        (row) => row.domain === domain && (thing === undefined || row.subject.key === thing),
      ),
    }),
  };
}
