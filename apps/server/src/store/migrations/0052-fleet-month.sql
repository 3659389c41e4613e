-- Sums of a month over the whole fleet: they read every roll-up of the month, so a job makes them and screens read them.
create table fleet_month (
  organisation_id smallint not null references organisation (id),
  -- 'scorecard model', 'availability'…: what was asked
  what text not null,
  -- first instant of the local month
  month_start timestamptz not null,
  computed_time timestamptz not null,
  answer jsonb not null,
  primary key (organisation_id, what, month_start)
);
