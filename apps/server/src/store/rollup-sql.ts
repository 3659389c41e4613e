/** Arguments of every statement here: $1 datastreams, $2 hours since 1970, two arrays of the same length. */
const KEYS = `
with key as (
  select k.datastream_id, to_timestamp(k.hour * 3600.0) as hour, d.law, d.quantity, d.unit, d.organisation_id
  from unnest($1::int4[], $2::int4[]) as k(datastream_id, hour)
  join datastream d on d.id = k.datastream_id)`;

const COLUMNS = `datastream_id, organisation_id, start_time, weight, s1, s2, low, high, last_value, last_time,
  n, n_suspect, n_failed, histogram`;

const REPLACE = `
on conflict (datastream_id, start_time) do update set
  weight = excluded.weight, s1 = excluded.s1, s2 = excluded.s2, low = excluded.low, high = excluded.high,
  last_value = excluded.last_value, last_time = excluded.last_time, n = excluded.n, n_suspect = excluded.n_suspect,
  n_failed = excluded.n_failed, histogram = excluded.histogram, organisation_id = excluded.organisation_id`;

// Beyond these a number is no measure, and its sums would overflow and stop the job for everybody.
const USABLE = `o.adjusted between -1e15 and 1e15 and o.flag <> 4`;
// PostgreSQL makes an error of what becomes too small to be told from zero.
const VALUE = `case when abs(o.adjusted) < 1e-100 then 0 else o.adjusted end`;
// Of a level in dB: ±1000 dB hold any, and 10^100 can be summed.
const ENERGY = `power(10::float8, least(greatest(${VALUE}, -1000), 1000) / 10)`;

const WEIGHT = `case when o.duration_ms > 0 then o.duration_ms / 1000.0::float8 else 1 end`;
// The law's sums, as its \`lift\` in the kit.
const S1 = `case k.law
  when 'energy-mean' then ${WEIGHT} * ${ENERGY}
  when 'mean-by-duration' then ${WEIGHT} * (${VALUE})
  when 'sum' then o.adjusted
  when 'ratio-of-sums' then ${WEIGHT} * (${VALUE}) / 100
  when 'vector-mean' then ${WEIGHT} * sin(radians(${VALUE}))
  else 0 end`;
const S2 = `case k.law
  when 'ratio-of-sums' then ${WEIGHT}
  when 'vector-mean' then ${WEIGHT} * cos(radians(${VALUE}))
  else 0 end`;

const IN_HOUR = `o.datastream_id = k.datastream_id
  and o.phenomenon_time >= k.hour and o.phenomenon_time < k.hour + interval '1 hour'`;

/** Takes the oldest dirty hours; $1: how many. Arrays as text: they only go back as arguments. */
export const TAKE_DIRTY = `
with taken as (
  delete from dirty_hour where id in (select id from dirty_hour order by id limit $1)
  returning datastream_id, hour),
key as (
  select distinct t.datastream_id, (extract(epoch from t.hour) / 3600)::int4 as hour from taken t
  join datastream d on d.id = t.datastream_id),
-- what a meter counted from a reading of this hour, or to one, is said in the middle of that time: wherever that may be
around as (
  select k.datastream_id, k.hour * 3600.0 as hour_start, (k.hour + 1) * 3600.0 as hour_end,
    (select extract(epoch from o.phenomenon_time) from observation o
      where o.datastream_id = k.datastream_id and o.phenomenon_time < to_timestamp(k.hour * 3600.0) and ${USABLE}
      order by o.phenomenon_time desc limit 1) as before,
    (select extract(epoch from o.phenomenon_time) from observation o
      where o.datastream_id = k.datastream_id and o.phenomenon_time >= to_timestamp((k.hour + 1) * 3600.0) and ${USABLE}
      order by o.phenomenon_time limit 1) as after
  from key k
  join datastream d on d.id = k.datastream_id and d.law = 'meter-difference'),
metered as (
  select a.datastream_id, floor(m.middle / 3600)::int4 as hour
  from around a
  cross join lateral (values ((a.before + a.hour_start) / 2), ((a.before + a.hour_end) / 2),
    ((a.hour_start + a.after) / 2), ((a.hour_end + a.after) / 2), ((a.before + a.after) / 2)) as m(middle)
  where m.middle is not null),
everything as (select * from key union select * from metered order by datastream_id, hour)
select count(*)::int4 as count, coalesce(array_agg(datastream_id), '{}')::text as datastreams,
  coalesce(array_agg(hour), '{}')::text as hours
from everything`;

/** Quantities of these keys that keep a histogram. */
export const HISTOGRAM_QUANTITIES = `${KEYS}
select distinct quantity from key k where k.law = 'median'`;

/** Every law but the meters'. $3: quantity → decimals, as JSON. */
export const ROLL_HOURS = `${KEYS}
insert into rollup_hour (${COLUMNS})
select k.datastream_id, k.organisation_id, k.hour, a.weight, a.s1, a.s2, a.low, a.high, a.last_value, a.last_time,
  a.n, a.n_suspect, a.n_failed, case when k.law = 'median' then (
    select jsonb_object_agg(v.value::text, v.count)
    from (
      select floor((${VALUE}) * s.scale + 0.5) / s.scale as value, count(*) as count
      from observation o, (select power(10::float8, coalesce(($3::jsonb ->> k.quantity)::int4, 2)) as scale) s
      where ${IN_HOUR} and ${USABLE}
      group by 1) v) end
from key k
cross join lateral (
  select coalesce(sum(${WEIGHT}) filter (where ${USABLE}), 0) as weight,
    coalesce(sum(${S1}) filter (where ${USABLE}), 0) as s1,
    coalesce(sum(${S2}) filter (where ${USABLE}), 0) as s2,
    min(o.adjusted) filter (where ${USABLE}) as low,
    max(o.adjusted) filter (where ${USABLE}) as high,
    (array_agg(o.adjusted order by o.phenomenon_time desc) filter (where ${USABLE}))[1] as last_value,
    max(o.phenomenon_time) filter (where ${USABLE}) as last_time,
    count(*) filter (where ${USABLE}) as n,
    count(*) filter (where o.flag = 3) as n_suspect,
    count(*) filter (where o.flag = 4) as n_failed
  from observation o where ${IN_HOUR}) a
where k.law <> 'meter-difference'
${REPLACE}`;

// A counter of passages may be 16 bits wide; a fall from its upper half to its lower one is then a wrap. Any other fall
// is a reset to zero: what was counted since is the reading itself. As \`increments\` in the kit.
const STEP = `case
  when r.value >= r.before then r.value - r.before
  when k.unit = '1' and r.before >= 32768 and r.before < 65536 and r.value - r.before + 65536 < 32768
    and r.before = trunc(r.before) and r.value = trunc(r.value) then r.value - r.before + 65536
  else greatest(r.value, 0) end`;

/**
 * Meters: the increments from each usable reading to the next, in the hour of the middle of that time. A frame that leaves
 * seconds after the hour tells of the quarter of an hour before.
 */
export const ROLL_METERS = `${KEYS}
insert into rollup_hour (${COLUMNS})
select k.datastream_id, k.organisation_id, k.hour, a.weight, a.s1, 0, a.low, a.high, a.last_value, a.last_time,
  a.n, j.n_suspect, j.n_failed, null
from key k
cross join lateral (
  select coalesce(sum(extract(epoch from s.time - s.before_time))::float8, 0) as weight,
    coalesce(sum(s.step), 0) as s1, min(s.step) as low, max(s.step) as high,
    (array_agg(s.step order by s.time desc))[1] as last_value, max(s.middle) as last_time, count(*) as n
  from (
    select r.time, r.before_time, r.before_time + (r.time - r.before_time) / 2 as middle, ${STEP} as step
    from (
      select u.time, u.value, lag(u.value) over (order by u.time) as before,
        lag(u.time) over (order by u.time) as before_time
      from (
        (select o.phenomenon_time as time, o.adjusted as value from observation o
         where o.datastream_id = k.datastream_id and o.phenomenon_time < k.hour and ${USABLE}
         order by o.phenomenon_time desc limit 1)
        union all
        select o.phenomenon_time, o.adjusted from observation o where ${IN_HOUR} and ${USABLE}
        union all
        (select o.phenomenon_time, o.adjusted from observation o
         where o.datastream_id = k.datastream_id and o.phenomenon_time >= k.hour + interval '1 hour' and ${USABLE}
         order by o.phenomenon_time limit 1)) u) r
    where r.before is not null) s
  where s.middle >= k.hour and s.middle < k.hour + interval '1 hour') a
cross join lateral (
  select count(*) filter (where o.flag = 3) as n_suspect, count(*) filter (where o.flag = 4) as n_failed
  from observation o where ${IN_HOUR}) j
where k.law = 'meter-difference'
${REPLACE}`;

/** Local days from their hours; $3: time zone. A day has 23, 24 or 25 of them. */
export const ROLL_DAYS = `${KEYS},
day as (
  select distinct k.datastream_id, k.organisation_id, k.law, date_trunc('day', k.hour at time zone $3) as day from key k),
span as (
  select d.*, d.day at time zone $3 as start_time, (d.day + interval '1 day') at time zone $3 as end_time from day d)
insert into rollup_day (${COLUMNS})
select s.datastream_id, s.organisation_id, s.start_time, a.weight, a.s1, a.s2, a.low, a.high, a.last_value, a.last_time,
  a.n, a.n_suspect, a.n_failed, case when s.law = 'median' then (
    select jsonb_object_agg(v.value, v.count)
    from (
      select e.key as value, sum(e.value::int8) as count
      from rollup_hour r cross join lateral jsonb_each_text(r.histogram) e
      where r.datastream_id = s.datastream_id and r.start_time >= s.start_time and r.start_time < s.end_time
      group by e.key) v) end
from span s
cross join lateral (
  select sum(r.weight) as weight, sum(r.s1) as s1, sum(r.s2) as s2, min(r.low) as low, max(r.high) as high,
    (array_agg(r.last_value order by r.last_time desc) filter (where r.last_time is not null))[1] as last_value,
    max(r.last_time) as last_time, sum(r.n) as n, sum(r.n_suspect) as n_suspect, sum(r.n_failed) as n_failed
  from rollup_hour r
  where r.datastream_id = s.datastream_id and r.start_time >= s.start_time and r.start_time < s.end_time
  having count(*) > 0) a
${REPLACE}`;

/** Local days whose indicators have to be made again, with the hours that changed; $3: time zone. */
export const MARK_DAYS = `${KEYS},
local as (
  select k.datastream_id, k.hour, (k.hour at time zone $3)::date as day from key k)
insert into dirty_day (datastream_id, day, hours)
select l.datastream_id, l.day,
  bit_or(1 << least(30, floor(extract(epoch from l.hour - (l.day::timestamp at time zone $3)) / 3600)::int4))
from local l
group by 1, 2
order by 1, 2
on conflict (datastream_id, day) do update set hours = dirty_day.hours | excluded.hours`;

/**
 * Hours to be judged again with their neighbours. $3: quantities with such tests; $4 and $5: series and those held against
 * them. A series that somebody corrected is judged whatever its quantity: a late value takes the correction too.
 */
export const MARK_QUALITY = `${KEYS}
insert into dirty_quality (datastream_id, hour)
select k.datastream_id, k.hour from key k
where k.quantity = any ($3) or exists (
  select from correction c
  where c.datastream_id = k.datastream_id and c.revoked_time is null
    and c.from_time < k.hour + interval '1 hour' and c.to_time > k.hour)
union
select h.dependent, k.hour from key k
join unnest($4::int4[], $5::int4[]) as h(source, dependent) on h.source = k.datastream_id
order by 1, 2
on conflict do nothing`;
