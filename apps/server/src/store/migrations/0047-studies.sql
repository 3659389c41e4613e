-- Before and after a change of a street, kept to be read again: the question, and its last answer.
create table study (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  domain text not null,
  thing_id integer not null references thing on delete cascade,
  -- a place the change did not touch: what moved there moved everywhere
  control_thing_id integer references thing on delete cascade,
  title text not null,
  note text,
  indicator text not null,
  before_from timestamptz not null,
  before_to timestamptz not null,
  after_from timestamptz not null,
  after_to timestamptz not null,
  -- days of the year between matched days at most
  season smallint not null,
  who text not null,
  created_time timestamptz not null default now(),
  result jsonb,
  result_time timestamptz,
  check (before_to > before_from),
  check (after_to > after_from),
  check (after_from >= before_to)
);
create index study_organisation on study (organisation_id, domain, id);
