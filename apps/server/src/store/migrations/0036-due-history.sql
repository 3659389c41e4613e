-- Figures that rest on weeks of the past: from which day on they must be made again, by series.
create table due_history (
  datastream_id integer primary key references datastream on delete cascade,
  organisation_id smallint not null references organisation,
  from_time timestamptz not null
);
