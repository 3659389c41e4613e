import type { Interval, Pack, PackSetting, Sample, SettingValues, WeatherExclusion } from '@vigie/kit';
import { MINUTE, localDay, mergedSpans, settingIn } from '@vigie/kit';
import type { WeatherDays, WeatherSession, WeatherStore } from './weather-store.ts';
import { withDurations } from './window-figure.ts';

export interface WeatherJobOptions {
  readonly packs: readonly Pack[];
  readonly zone: string;
  settings(): Promise<ReadonlyMap<number, SettingValues>>;
}

interface Declared extends WeatherExclusion {
  readonly domain: string;
  readonly quantities: readonly string[];
}

function declaredBy(packs: readonly Pack[]): Declared[] {
  return packs.flatMap(({ id, exclusions = [], indicators }) =>
    exclusions.map((exclusion) => {
      const leaving = indicators.filter((one) => one.kind === 'window' && one.excludes?.includes(exclusion.cause));
      return { ...exclusion, domain: id, quantities: [...new Set(leaving.map(({ from }) => from))] };
    }),
  );
}

/** Times over a limit, and the time after: in order, without overlap. */
export function spansOver(samples: readonly Sample[], limit: number, after: number): Interval[] {
  const over = samples.filter(({ value }) => value > limit);
  return mergedSpans(over.map(({ time, duration }) => ({ start: time, end: time + Math.max(duration, 1) + after })));
}

/** Finds in measured weather the periods that figures leave out. What it finds again changes nothing. */
export class WeatherJob {
  private readonly store: WeatherStore;
  private readonly options: WeatherJobOptions;
  private readonly declared: readonly Declared[];

  constructor(store: WeatherStore, options: WeatherJobOptions) {
    this.store = store;
    this.options = options;
    this.declared = declaredBy(options.packs);
  }

  /** One pass over the changed days; gives the number of series. */
  async run(): Promise<number> {
    if (this.declared.length === 0) return 0;
    await this.store.handOver([...new Set(this.declared.map(({ from }) => from))]);
    const settings = await this.options.settings();
    let series = 0;
    let after: number | undefined = 0;
    while (after !== undefined) {
      after = await this.store.withWeather(after, (taken, session) => this.look(taken, session, settings));
      if (after !== undefined) series += 1;
    }
    return series;
  }

  private async look(
    { source, days }: WeatherDays,
    session: WeatherSession,
    settings: ReadonlyMap<number, SettingValues>,
  ): Promise<void> {
    const own = settings.get(source.organisation);
    const value = (setting: PackSetting) => settingIn(own, setting);
    for (const { date } of days) {
      const day = localDay(date, this.options.zone);
      const samples = withDurations(await session.samples(source.datastream, day), source.period);
      for (const declared of this.declared) {
        if (declared.from !== source.quantity) continue;
        const { cause, domain, quantities, over, after, reach } = declared;
        const limit = value(over);
        const spans = spansOver(samples, limit, after === undefined ? 0 : value(after) * MINUTE);
        const reason = `${over.label.fr} : ${String(limit).replace('.', ',')} ${over.symbol} (${over.source})`;
        const found = { datastream: source.datastream, domain, cause, day, spans, quantities, reason };
        await session.replace({ ...found, reachKm: value(reach) });
      }
    }
  }
}
