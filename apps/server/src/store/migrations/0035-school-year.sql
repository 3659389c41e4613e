-- School years a territory loaded itself: where the calendar of the program ends, or was moved by decree.
create table school_year (
  organisation_id smallint not null references organisation,
  zone text not null check (zone in ('A', 'B', 'C')),
  -- 2027-2028
  label text not null check (label ~ '^\d{4}-\d{4}$'),
  -- days the year speaks of, both in it
  first_day date not null,
  last_day date not null,
  -- [["2027-10-23", "2027-11-07"], …]: first and last day without school of each break
  breaks jsonb not null,
  source text not null,
  who text not null,
  loaded_time timestamptz not null default now(),
  primary key (organisation_id, zone, label),
  check (last_day > first_day)
);
