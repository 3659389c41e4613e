import { parseDate } from '@vigie/kit';
import type { CivilDate, ExclusionCause, Interval, Sample } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { markFigures } from './dirty-figures.ts';
import type { WindowSource } from './indicator-types.ts';
import { sourceOf } from './indicators.ts';
import { transaction } from './transaction.ts';

const HAND_OVER = `
insert into dirty_exclusion (datastream_id, day)
select y.datastream_id, y.day from dirty_day y join datastream d on d.id = y.datastream_id
where d.quantity = any ($1)
order by 1, 2
on conflict do nothing`;

const TAKE = `
delete from dirty_exclusion
where datastream_id = (select min(datastream_id) from dirty_exclusion where datastream_id > $1)
returning datastream_id as datastream, day`;

const SAMPLES = `
select phenomenon_time as time, duration_ms as duration, adjusted as value
from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3 and adjusted is not null
order by phenomenon_time`;

// On the sphere's plane around the station: exact to a hundredth at the distances that count.
const AROUND = `
select t.id from thing t
join datastream w on w.id = $1
join thing s on s.id = w.thing_id
where t.organisation_id = s.organisation_id and t.domain = $2
  and sqrt(power(111.32 * (t.latitude - s.latitude), 2)
    + power(111.32 * cos(radians(s.latitude)) * (t.longitude - s.longitude), 2)) <= $3
order by t.id`;

const KNOWN = `
select thing_id as thing, from_time as start, to_time as "end" from exclusion
where datastream_id = $1 and domain = $2 and cause = $3 and from_time >= $4 and from_time < $5
order by thing_id, from_time`;

const FORGET = `
delete from exclusion
where datastream_id = $1 and domain = $2 and cause = $3 and from_time >= $4 and from_time < $5`;

const WRITE = `
insert into exclusion (organisation_id, domain, thing_id, cause, from_time, to_time, origin, datastream_id, reason, who)
select d.organisation_id, $2, f.thing, $3, f.start, f.stop, 'measured', d.id, $4, 'Vigie'
from datastream d, unnest($5::int4[], $6::timestamptz[], $7::timestamptz[]) as f(thing, start, stop)
where d.id = $1`;

interface FoundExclusions {
  readonly datastream: number;
  readonly domain: string;
  readonly cause: ExclusionCause;
  readonly day: Interval;
  readonly spans: readonly Interval[];
  readonly reachKm: number;
  readonly reason: string;
  readonly quantities: readonly string[];
}

interface KnownRow extends Interval {
  readonly thing: number;
}

interface Taken {
  readonly source: WindowSource;
  readonly days: readonly { readonly date: CivilDate }[];
}

/** What may be done while taken weather days are held. */
class WeatherSession {
  private readonly client: pg.ClientBase;
  private readonly zone: string;
  private readonly organisation: number;

  constructor(client: pg.ClientBase, { organisation, zone }: { readonly organisation: number; readonly zone: string }) {
    this.client = client;
    this.organisation = organisation;
    this.zone = zone;
  }

  async samples(datastream: number, { start, end }: Interval): Promise<Sample[]> {
    return (await this.client.query<Sample>(SAMPLES, [datastream, toTimestamp(start), toTimestamp(end)])).rows;
  }

  async replace(found: FoundExclusions): Promise<void> {
    const { datastream, domain, cause, day, spans, reachKm, reason } = found;
    const around = await this.client.query<{ id: number }>(AROUND, [datastream, domain, reachKm]);
    const wanted = around.rows.flatMap(({ id }) => spans.map(({ start, end }) => ({ thing: id, start, end })));
    const subject = [datastream, domain, cause, toTimestamp(day.start), toTimestamp(day.end)];
    const known = (await this.client.query<KnownRow>(KNOWN, subject)).rows;
    if (said(known) === said(wanted)) return;
    await this.client.query(FORGET, subject);
    await this.client.query(WRITE, [
      datastream,
      domain,
      cause,
      reason,
      wanted.map(({ thing }) => thing),
      wanted.map(({ start }) => toTimestamp(start)),
      wanted.map(({ end }) => toTimestamp(end)),
    ]);
    await this.mark(found, [...known, ...wanted]);
  }

  private async mark({ domain, quantities, day }: FoundExclusions, touched: readonly KnownRow[]): Promise<void> {
    const end = touched.reduce((last, row) => Math.max(last, row.end), day.end);
    await markFigures(this.client, {
      organisation: this.organisation,
      domain,
      things: [...new Set(touched.map(({ thing }) => thing))],
      quantities,
      from: toTimestamp(day.start),
      to: toTimestamp(end),
      hours: 0,
      zone: this.zone,
    });
  }
}

const said = (rows: readonly KnownRow[]): string =>
  rows.map(({ thing, start, end }) => `${thing} ${start} ${end}`).join(',');

/** Weather days that changed, and the exclusions found in them. */
export class Weather {
  private readonly pool: pg.Pool;
  private readonly zone: string;

  constructor(pool: pg.Pool, zone: string) {
    this.pool = pool;
    this.zone = zone;
  }

  async handOver(quantities: readonly string[]): Promise<void> {
    await this.pool.query(HAND_OVER, [quantities]);
  }

  async withWeather(
    after: number,
    work: (taken: Taken, session: WeatherSession) => Promise<void>,
  ): Promise<number | undefined> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ datastream: number; day: string }>(TAKE, [after]);
      const datastream = rows[0]?.datastream;
      const source = datastream === undefined ? undefined : await sourceOf(client, datastream);
      if (!source) return datastream;
      const days = rows.flatMap(({ day }) => {
        const date = parseDate(day);
        return date ? [{ date }] : [];
      });
      await work({ source, days }, new WeatherSession(client, { organisation: source.organisation, zone: this.zone }));
      return datastream;
    });
  }
}
