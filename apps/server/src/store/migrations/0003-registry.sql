-- The registry in depth: who sold a device and under which contract, its life, its groups, what happened to it and when,
-- which device fed which series when, and bulk imports.

create table supplier (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  key text not null,
  name text not null,
  email text,
  phone text,
  website text,
  notes text,
  created_time timestamptz not null default now(),
  unique (organisation_id, key)
);

create table contract (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  key text not null,
  supplier_id integer references supplier,
  name text not null,
  start_date date,
  end_date date,
  -- share of expected values that the supplier owes, 0 to 1
  owed_availability float8 check (owed_availability between 0 and 1),
  monthly_cost_eur numeric(12, 2) check (monthly_cost_eur >= 0),
  notes text,
  created_time timestamptz not null default now(),
  unique (organisation_id, key),
  check (end_date >= start_date)
);

-- A device in stock stands nowhere: it has no object, is unknown to the way of frames, and feeds nothing.
alter table device alter column thing_id drop not null;
alter table device
  add column serial text,
  add column firmware text,
  add column supplier_id integer references supplier,
  add column contract_id integer references contract,
  add column purchase_cost_eur numeric(12, 2) check (purchase_cost_eur >= 0),
  add column purchase_date date,
  add column monthly_cost_eur numeric(12, 2) check (monthly_cost_eur >= 0),
  add column life_cycle text not null default 'in-service'
    check (life_cycle in ('ordered', 'in-stock', 'installed', 'in-service', 'under-repair', 'retired')),
  add column retired_time timestamptz,
  add column tags text[] not null default '{}',
  add column notes text,
  -- series it will feed once it stands somewhere, as they were asked for; model's own where null
  add column planned_series jsonb,
  add column changed_time timestamptz not null default now(),
  -- a person's words and the text are folded alike: no capital, no accent (`lower` knows ASCII only in some locales)
  add column search text not null generated always as (translate(
    lower(key || ' ' || name || ' ' || coalesce(serial, '') || ' ' || coalesce(model, '')),
    'àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ’',
    'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy''')) stored;
create index device_organisation on device (organisation_id, id);
create index device_supplier on device (supplier_id) where supplier_id is not null;
create index device_contract on device (contract_id) where contract_id is not null;
create index device_tags on device using gin (tags);

alter table thing
  -- Insee code of the commune the position lies in
  add column commune_code text,
  add column tags text[] not null default '{}',
  add column notes text,
  add column changed_time timestamptz not null default now(),
  add column search text not null generated always as (translate(
    lower(key || ' ' || name || ' ' || coalesce(commune, '')),
    'àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ’',
    'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy''')) stored;
create index thing_commune on thing (organisation_id, commune_code);

-- A photo as agents see it, with nothing in it but the picture. At most 2 MB: `body` is not read with the device.
create table device_photo (
  device_id integer primary key references device on delete cascade,
  organisation_id smallint not null references organisation,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  body bytea not null check (length(body) <= 2097152),
  changed_time timestamptz not null default now()
);

create table device_group (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  key text not null,
  name text not null,
  notes text,
  created_time timestamptz not null default now(),
  unique (organisation_id, key)
);

create table device_group_member (
  group_id integer not null references device_group on delete cascade,
  device_id integer not null references device on delete cascade,
  organisation_id smallint not null references organisation,
  primary key (group_id, device_id)
);
create index device_group_member_device on device_group_member (device_id);

-- What happened in the city to a device or to the object it stood on, at its own time; charts show it.
create table device_event (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  device_id integer references device on delete cascade,
  thing_id integer references thing on delete cascade,
  time timestamptz not null,
  kind text not null,
  who text not null,
  note text,
  detail jsonb not null default '{}',
  noted_time timestamptz not null default now(),
  check (device_id is not null or thing_id is not null)
);
create index device_event_device on device_event (device_id, time);
create index device_event_thing on device_event (thing_id, time);

-- Which device and field fed a series, from when to when: `datastream` holds the present, this the past as well.
create table datastream_feed (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  datastream_id integer not null references datastream on delete cascade,
  device_id integer not null references device on delete cascade,
  field text not null,
  factor float8 not null default 1,
  value_offset float8 not null default 0,
  sensor_min float8,
  sensor_max float8,
  unit text not null,
  -- null: since ever, until now
  from_time timestamptz,
  to_time timestamptz,
  check (to_time >= from_time)
);
create index datastream_feed_device on datastream_feed (device_id, from_time);
create unique index datastream_feed_present on datastream_feed (datastream_id) where to_time is null;
insert into datastream_feed (organisation_id, datastream_id, device_id, field, factor, value_offset, sensor_min,
  sensor_max, unit)
select organisation_id, id, device_id, field, factor, value_offset, sensor_min, sensor_max, unit
from datastream where derived_from is null;

-- A series that nothing feeds any more keeps its values; another of the same field may begin.
alter table datastream add column ended_time timestamptz;
alter table datastream drop constraint datastream_device_id_field_key;
create unique index datastream_field on datastream (device_id, field) where ended_time is null;

-- How a file of another system names its columns.
create table import_mapping (
  organisation_id smallint not null references organisation,
  name text not null,
  mapping jsonb not null,
  changed_time timestamptz not null default now(),
  primary key (organisation_id, name)
);

create table import_job (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  who text not null,
  created_time timestamptz not null default now(),
  ended_time timestamptz,
  -- checking → importing → done; or refused (nothing written), failed, interrupted
  state text not null default 'checking'
    check (state in ('checking', 'importing', 'done', 'refused', 'failed', 'interrupted')),
  options jsonb not null default '{}',
  lines integer not null default 0,
  written integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  detail text,
  warnings jsonb not null default '[]'
);

create table import_fault (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  job_id integer not null references import_job on delete cascade,
  line integer not null,
  column_name text,
  what text not null,
  mend text not null
);
create index import_fault_job on import_fault (job_id, id);
