-- Where each pulled source stands. The position moves only after the records before it are committed.
create table pull_state (
  connector_id integer primary key references connector,
  organisation_id smallint not null references organisation,
  -- how far the source was read, the past still to be read, the window being read
  position jsonb not null default '{}'::jsonb,
  tried_time timestamptz,
  success_time timestamptz,
  -- newest time of measure that came
  record_time timestamptz,
  error text,
  error_detail text,
  error_time timestamptz,
  failures integer not null default 0,
  retry_time timestamptz,
  -- UTC day that the three counts are of
  day date,
  pages integer not null default 0,
  records integer not null default 0,
  fresh integer not null default 0,
  -- the last pages, newest first, at most 20
  recent jsonb not null default '[]'::jsonb
);
