-- The spine: organisations, registry, raw frames and their ends, ledger, observations, roll-ups, indicators, alarms.
-- Every table that holds a territory's data carries its organisation.

create table organisation (
  id smallint generated always as identity primary key,
  key text not null unique,
  name text not null,
  created_time timestamptz not null default now()
);
insert into organisation (key, name) values ('territoire', 'Territoire');

create table person (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  login text not null unique,
  name text not null,
  -- reader < operator < manager < administrator
  role text not null check (role in ('reader', 'operator', 'manager', 'administrator')),
  password_hash text not null,
  disabled_time timestamptz,
  created_time timestamptz not null default now()
);

create table session (
  token_hash bytea primary key,
  person_id integer not null references person on delete cascade,
  created_time timestamptz not null default now(),
  expires_time timestamptz not null
);

create table api_token (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  token_hash bytea not null unique,
  name text not null,
  role text not null check (role in ('reader', 'operator', 'manager', 'administrator')),
  expires_time timestamptz,
  created_time timestamptz not null default now()
);

create table connector (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  key text not null unique,
  kind text not null,
  name text not null,
  settings jsonb not null default '{}',
  -- SHA-256 of a 256-bit random token: nothing to guess, so no slow hash
  token_hash bytea not null,
  disabled_time timestamptz,
  created_time timestamptz not null default now()
);

create table codec (
  id smallint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  key text not null,
  version text not null,
  source text not null,
  sha256 bytea not null,
  vectors jsonb not null default '[]',
  created_time timestamptz not null default now(),
  unique (organisation_id, key, version)
);

create table thing (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  key text not null,
  domain text not null,
  asset_type text not null,
  name text not null,
  commune text,
  longitude float8 not null,
  latitude float8 not null,
  properties jsonb not null default '{}',
  created_time timestamptz not null default now(),
  unique (organisation_id, key),
  -- a place nobody meant: sensors do not stand in the Gulf of Guinea
  check (longitude between -180 and 180 and latitude between -90 and 90 and not (longitude = 0 and latitude = 0))
);
create index thing_domain on thing (organisation_id, domain);

create table device (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  -- DevEUI in lower-case hexadecimal, or the sender's own identifier
  key text not null,
  connector_id integer not null references connector,
  codec_id smallint references codec,
  thing_id integer not null references thing,
  model text,
  name text not null,
  expected_period_s integer not null default 3600,
  installed_time timestamptz,
  created_time timestamptz not null default now(),
  unique (connector_id, key)
);
create index device_key on device (key);
create index device_thing on device (thing_id);

create table datastream (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  device_id integer not null references device,
  thing_id integer not null references thing,
  -- path into the decoded data; the identifier of the indicator for a derived datastream
  field text not null,
  quantity text not null,
  unit text not null,
  factor float8 not null default 1,
  value_offset float8 not null default 0,
  sensor_min float8,
  sensor_max float8,
  period_s integer not null default 0,
  role text not null default 'measure' check (role in ('measure', 'health')),
  law text not null,
  -- datastream it is computed from, value for value
  derived_from integer references datastream,
  unique (device_id, field)
);
create index datastream_thing on datastream (thing_id);
create index datastream_quantity on datastream (quantity);

-- Raw frames, append-only. A frame without a row in frame_end is pending.
create sequence frame_id_seq increment 10000;
create table frame (
  id bigint not null,
  received_time timestamptz not null,
  dedup_key bigint not null,
  connector_id integer not null,
  organisation_id smallint not null,
  device text,
  body bytea not null,
  primary key (id, received_time)
) partition by range (received_time);
create index frame_received on frame using brin (received_time) with (pages_per_range = 32);
create index frame_device on frame (device, received_time);

create table frame_end (
  frame_id bigint not null,
  received_time timestamptz not null,
  connector_id integer not null,
  organisation_id smallint not null,
  -- 1 stored, 2 duplicate, 3 rejected, 4 quarantined
  outcome smallint not null check (outcome between 1 and 4),
  reason text,
  primary key (frame_id, received_time)
) partition by range (received_time);
create index frame_end_trouble on frame_end (outcome, received_time) where outcome >= 3;

-- Append-only counts, written in the transaction of what they count, compacted by a job.
create table ledger (
  hour timestamptz not null,
  organisation_id smallint not null,
  -- 0: no such connector
  connector_id integer not null,
  -- 0 received, else the outcome
  entry smallint not null check (entry between 0 and 4),
  n bigint not null
);
create index ledger_hour on ledger (hour, connector_id);

create table observation (
  phenomenon_time timestamptz not null,
  raw float8 not null,
  -- absent when the value must not be used
  adjusted float8,
  frame_id bigint not null,
  datastream_id integer not null,
  duration_ms integer not null,
  organisation_id smallint not null,
  codec_id smallint not null,
  -- bits of FLAG_REASONS
  reasons smallint not null,
  flag smallint not null,
  primary key (datastream_id, phenomenon_time)
) partition by range (phenomenon_time);
create index observation_time on observation using brin (phenomenon_time) with (pages_per_range = 32);

create table latest (
  datastream_id integer primary key references datastream on delete cascade,
  organisation_id smallint not null,
  phenomenon_time timestamptz not null,
  received_time timestamptz not null,
  raw float8 not null,
  adjusted float8,
  frame_id bigint not null,
  reasons smallint not null,
  flag smallint not null
) with (fillfactor = 50);

-- Hours whose roll-up must be made again.
create table dirty_hour (
  id bigint generated always as identity primary key,
  datastream_id integer not null,
  hour timestamptz not null
);

create table rollup_hour (
  start_time timestamptz not null,
  -- weight: sum of durations in seconds, or number of values where they have none
  weight float8 not null,
  -- law's sums: see the kit's law of the datastream
  s1 float8 not null,
  s2 float8 not null,
  low float8,
  high float8,
  last_value float8,
  last_time timestamptz,
  datastream_id integer not null,
  n integer not null,
  n_suspect integer not null,
  n_failed integer not null,
  organisation_id smallint not null,
  -- value → count at the quantity's precision, for medians and percentiles
  histogram jsonb,
  primary key (datastream_id, start_time)
);
create table rollup_day (like rollup_hour including all);

-- Local days whose indicators must be made again.
create table dirty_day (
  datastream_id integer not null,
  day date not null,
  primary key (datastream_id, day)
);

create table indicator_value (
  indicator text not null,
  datastream_id integer not null references datastream on delete cascade,
  thing_id integer not null,
  organisation_id smallint not null,
  start_time timestamptz not null,
  end_time timestamptz not null,
  value float8,
  coverage float8 not null,
  completeness text not null check (completeness in ('good', 'partial', 'none')),
  computed_time timestamptz not null default now(),
  primary key (indicator, datastream_id, start_time)
);

create table alarm (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  rule text not null,
  thing_id integer not null references thing,
  datastream_id integer references datastream,
  domain text not null,
  priority text not null check (priority in ('critical', 'high', 'medium', 'low')),
  level smallint not null,
  state text not null,
  -- time of measure, never of arrival
  opened_time timestamptz not null,
  raised_time timestamptz not null default now(),
  returned_time timestamptz,
  closed_time timestamptz,
  value float8,
  threshold float8,
  unit text,
  owner_id integer references person,
  acknowledged_time timestamptz,
  -- signal lost while open: the alarm stays
  data_lost boolean not null default false
);
create unique index alarm_one_open on alarm (rule, thing_id) where closed_time is null;
create index alarm_thing on alarm (thing_id, opened_time);
create index alarm_open on alarm (organisation_id, opened_time) where closed_time is null;

create table alarm_event (
  id bigint generated always as identity primary key,
  organisation_id smallint not null,
  alarm_id bigint not null references alarm on delete cascade,
  -- time of measure for what the engine says, wall time for what a person does
  time timestamptz not null,
  kind text not null,
  level smallint,
  value float8,
  person_id integer references person,
  reason text
);
create index alarm_event_alarm on alarm_event (alarm_id, time);

create table rule_state (
  rule text not null,
  datastream_id integer not null references datastream on delete cascade,
  organisation_id smallint not null,
  level smallint not null,
  rising smallint not null,
  falling smallint not null,
  last_time timestamptz not null,
  primary key (rule, datastream_id)
);

create table setting (
  organisation_id smallint not null references organisation,
  key text not null,
  value jsonb not null,
  primary key (organisation_id, key)
);

create table journal (
  id bigint generated always as identity primary key,
  organisation_id smallint not null,
  time timestamptz not null default now(),
  who text not null,
  action text not null,
  object text not null,
  detail jsonb not null default '{}'
);
create index journal_time on journal using brin (time);
