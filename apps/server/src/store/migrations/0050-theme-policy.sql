-- What a territory itself says of its policy on a theme: a pack brings the usual words, never a budget or a vote.
create table theme_policy (
  organisation_id smallint not null references organisation,
  -- id of the pack
  domain text not null,
  -- {"fr": …, "en": …} of objective, target, action and budget; what is absent keeps the words of the pack
  words jsonb not null,
  -- the vote it stands on: title, address, day
  deliberation_title text,
  deliberation_url text check (deliberation_url ~ '^https?://'),
  deliberation_day date,
  who text not null,
  changed_time timestamptz not null default now(),
  primary key (organisation_id, domain),
  check ((deliberation_title is null) = (deliberation_url is null))
);
