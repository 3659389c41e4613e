-- Fleet truth: how the radio hears each device, through which gateways, how its battery goes; alarms about a gateway or a
-- connector, with the objects that fell silent with it as their children.

create table gateway (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  -- EUI-64 in lower case, or the name the network server uses; the same one behind two connectors is one gateway
  key text not null,
  name text,
  connector_id integer references connector,
  longitude double precision,
  latitude double precision,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  -- receptions: a frame that three gateways heard counts once for each
  frames bigint not null default 0,
  unique (organisation_id, key),
  check ((longitude is null) = (latitude is null))
);

-- One device, one UTC day: sums only, so that parts of a day add up. Days are those of receipt.
create table link_day (
  organisation_id smallint not null references organisation,
  device_id integer not null references device on delete cascade,
  day date not null,
  -- distinct frames, whatever their end
  frames integer not null default 0,
  duplicates integer not null default 0,
  -- frames that were heard and gave nothing: codec, payload
  failures integer not null default 0,
  -- VEC-NET-1: heard and sent, by the frame counter
  counted integer not null default 0,
  expected integer not null default 0,
  resets integer not null default 0,
  first_counter bigint,
  last_counter bigint,
  last_time timestamptz not null,
  rssi_n integer not null default 0,
  rssi_sum double precision not null default 0,
  snr_n integer not null default 0,
  snr_sum double precision not null default 0,
  snr_min real,
  -- SNR above the least its spreading factor needs, dB
  margin_n integer not null default 0,
  margin_sum double precision not null default 0,
  -- bins of 2.5 dB from -5 dB; the outer ones are open
  margin_counts integer[] not null default '{}',
  -- frames at SF7 … SF12
  sf_counts integer[] not null default '{}',
  -- smallest difference of the day between receipt and newest measure: what is left is the device's clock
  drift_ms double precision,
  -- silences that ended this day (more than 3 expected periods) and how long they were, seconds
  silences integer not null default 0,
  silent_s double precision not null default 0,
  primary key (device_id, day)
);
create index link_day_day on link_day using brin (day);

-- Frames of a device through a gateway in a week (its Monday): what is usual, not what is now.
create table link_gateway (
  organisation_id smallint not null references organisation,
  device_id integer not null references device on delete cascade,
  gateway_id integer not null references gateway on delete cascade,
  week date not null,
  frames integer not null,
  snr_n integer not null default 0,
  snr_sum double precision not null default 0,
  primary key (device_id, gateway_id, week)
);
create index link_gateway_gateway on link_gateway (gateway_id, week);

-- What lists of devices sort and filter by, one row a device; made again from link_day and roll-ups.
create table device_health (
  device_id integer primary key references device on delete cascade,
  organisation_id smallint not null references organisation,
  last_seen timestamptz,
  -- last 7 days; null where it cannot be said
  frames integer not null default 0,
  packet_error double precision,
  margin_db double precision,
  rssi_dbm double precision,
  duplicate_share double precision,
  failure_share double precision,
  drift_ms double precision,
  gateway_id integer references gateway on delete set null,
  -- battery over 90 days
  battery_percent double precision,
  battery_volts double precision,
  -- a day; negative where it falls
  battery_slope double precision,
  battery_end date,
  battery_verdict text check (battery_verdict in ('falling', 'steady', 'too-little-data', 'no-battery')),
  battery_time timestamptz,
  computed_time timestamptz not null default now()
) with (fillfactor = 70);
create index device_health_organisation on device_health (organisation_id, device_id);

-- Up to when link rows are known to be whole; `clean` false while the program runs.
create table link_state (
  one boolean primary key default true check (one),
  through_time timestamptz not null,
  clean boolean not null
);

-- Two lists of counts added bin by bin.
create function add_counts(a integer[], b integer[]) returns integer[] language sql immutable parallel safe as $$
  select coalesce(array_agg(coalesce(x, 0) + coalesce(y, 0) order by i), '{}') from unnest(a, b) with ordinality as t(x, y, i)
$$;

-- An alarm is about an object, a gateway or a connector; a child is kept and not raised while its parent is open.
alter table alarm alter column thing_id drop not null;
alter table alarm
  add column gateway_id integer references gateway,
  add column connector_id integer references connector,
  add column parent_id bigint references alarm,
  add constraint alarm_subject check (num_nonnulls(thing_id, gateway_id, connector_id) = 1);
create unique index alarm_one_open_gateway on alarm (rule, gateway_id) where closed_time is null and gateway_id is not null;
create unique index alarm_one_open_connector on alarm (rule, connector_id)
  where closed_time is null and connector_id is not null;
create index alarm_parent on alarm (parent_id) where parent_id is not null;
