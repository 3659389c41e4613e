-- Months and years whose indicators must be made again: they cost a year of hours each, so they wait for a slower turn
-- than days do.
create table due_window (
  datastream_id integer not null references datastream on delete cascade,
  kind text not null,
  start_time timestamptz not null,
  primary key (datastream_id, kind, start_time)
);
