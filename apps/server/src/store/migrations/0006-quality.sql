-- Quality in depth: values judged with their neighbours, what people correct, and settings of the checks.

-- Hours whose values must be judged again with their neighbours; the roll-up job hands them on when it takes dirty hours.
create table dirty_quality (
  datastream_id integer not null,
  hour timestamptz not null,
  primary key (datastream_id, hour)
);

-- What a person says of a period of a series. The newest that is not revoked wins; raw values never change.
create table correction (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  datastream_id integer not null references datastream on delete cascade,
  -- corrections asked for together: one decision on several series
  batch_id integer,
  kind text not null check (kind in ('invalidate', 'correct', 'validate', 'exclude')),
  -- works, rain, wind… for an exclusion
  cause text,
  from_time timestamptz not null,
  to_time timestamptz not null,
  factor float8 not null default 1,
  value_offset float8 not null default 0,
  -- [[milliseconds since 1970, value], …]: read on the line between them
  replacement jsonb,
  reason text not null,
  who text not null,
  person_id integer references person,
  created_time timestamptz not null default now(),
  -- values the period held when it was applied
  values_touched bigint not null default 0,
  revision_id bigint references revision,
  revoked_time timestamptz,
  revoked_who text,
  revoked_reason text,
  check (to_time > from_time)
);
create index correction_datastream on correction (datastream_id, from_time);
create index correction_organisation on correction (organisation_id, id);

-- Parameters of a check other than the pack's, for an organisation or for one object; the object's win.
create table check_setting (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  check_id text not null,
  thing_id integer references thing on delete cascade,
  enabled boolean not null default true,
  -- numbers that take the place of the test's own, by name
  parameters jsonb not null default '{}',
  -- where they come from: norm and clause, study, choice
  source text not null,
  who text not null,
  changed_time timestamptz not null default now()
);
create unique index check_setting_one on check_setting (organisation_id, check_id, coalesce(thing_id, 0));
