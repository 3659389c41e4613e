-- A property changed at a date in the past: what is computed from it after that date is to be made again. Written with the
-- change itself, so that a stop in between forgets nothing.
create table property_recompute (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  thing_id integer not null references thing on delete cascade,
  from_time timestamptz not null,
  properties text[] not null,
  who text not null,
  reason text not null,
  asked_time timestamptz not null default now()
);
create index property_recompute_thing on property_recompute (thing_id);
