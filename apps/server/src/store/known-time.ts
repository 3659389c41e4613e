/**
 * When an observation could be known, as `knownTime` of the kit: the end of the period it tells of, else its own time. What
 * its value tells of is said by the sensor that fed the series then, and of a computed one by the series itself.
 * Needs `datastream d` and, left-joined by FEED_THEN, `datastream_feed f` beside `observation o`.
 */
export const KNOWN_TIME = `case when coalesce(f.covers, d.covers) = 'moment' then o.phenomenon_time
  else o.phenomenon_time + o.duration_ms * interval '1 ms' end`;

export const FEED_THEN = `
join datastream d on d.id = o.datastream_id
left join datastream_feed f on f.datastream_id = o.datastream_id
  and o.phenomenon_time >= coalesce(f.from_time, '-infinity') and o.phenomenon_time < coalesce(f.to_time, 'infinity')`;

/** A value known at a time began at most this long before; a device that says its own period may say a day. */
export const LONGEST_PERIOD = "interval '1 day'";
