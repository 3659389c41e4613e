-- What the history of a level station taught its two-hour forecast, with the error it made on moments it was not taught.
create table nowcast_trial (
  thing_id integer primary key references thing on delete cascade,
  organisation_id smallint not null references organisation,
  made_time timestamptz not null,
  -- newest stage it knew
  to_time timestamptz not null,
  -- separate rises and falls it was tried on
  episodes integer not null,
  -- may be lent to a station that has no history of its own
  lendable boolean not null,
  -- model and errors, as the kit made them
  fit jsonb not null
);
create index nowcast_trial_lendable on nowcast_trial (organisation_id, episodes desc) where lendable;
