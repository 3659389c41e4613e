-- Which time a value tells of: the moment said with it, the period that ends then, or the one that begins then.
-- A device that sends a count or a level at the end of its period was filed under the next hour, night or day.
alter table datastream
  add column covers text not null default 'moment'
    check (covers in ('moment', 'before', 'before-aligned', 'after')),
  -- said at registration; else it follows the device's model
  add column covers_said boolean not null default false,
  -- field of the decoded data with the seconds a value tells of; period_s where absent
  add column period_field text;

-- A sensor that was replaced told of its values in its own way.
alter table datastream_feed
  add column covers text not null default 'moment'
    check (covers in ('moment', 'before', 'before-aligned', 'after')),
  add column period_s integer not null default 0,
  add column period_field text;
update datastream_feed f set period_s = d.period_s from datastream d where d.id = f.datastream_id;

-- Length of the period the latest value tells of; 0 for a moment. Its end is what its age is counted from.
alter table latest add column covered_ms integer not null default 0;
