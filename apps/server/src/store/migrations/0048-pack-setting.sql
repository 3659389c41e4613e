-- What a territory sets otherwise than a pack's usual: thresholds, hours, terms, each with who says so.
create table pack_setting (
  organisation_id smallint not null references organisation,
  key text not null,
  value float8 not null,
  source text not null,
  who text not null,
  changed_time timestamptz not null default now(),
  primary key (organisation_id, key)
);
