-- Periods whose values are right and yet do not count in figures that leave them out: rain on the microphone, wind, works
-- at the foot of the mast. Hours and curves keep them.
create table exclusion (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  -- the pack whose figures leave it out
  domain text not null,
  -- absent: every object of the domain
  thing_id integer references thing on delete cascade,
  cause text not null check (cause in ('rain', 'wind', 'works', 'event', 'maintenance', 'other')),
  from_time timestamptz not null,
  to_time timestamptz not null,
  -- entered by a person, or found in a measured series
  origin text not null check (origin in ('person', 'measured')),
  datastream_id integer references datastream on delete cascade,
  reason text not null,
  who text not null,
  created_time timestamptz not null default now(),
  revoked_time timestamptz,
  revoked_who text,
  revoked_reason text,
  check (to_time > from_time),
  check ((origin = 'measured') = (datastream_id is not null))
);
create index exclusion_span on exclusion (organisation_id, domain, to_time) where revoked_time is null;
create index exclusion_measured on exclusion (datastream_id, from_time) where datastream_id is not null;

-- Weather days whose exclusions must be found again; the window job hands them on.
create table dirty_exclusion (
  datastream_id integer not null references datastream on delete cascade,
  day date not null,
  primary key (datastream_id, day)
);
