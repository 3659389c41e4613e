-- History decoded again with another version of a codec: what it would change, then the change itself, then what was noted.

-- A change of published history: who, why, which period and series, which open datasets it touches.
create table revision (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  time timestamptz not null default now(),
  who text not null,
  kind text not null check (kind in ('replay', 'correction', 'late')),
  reason text not null,
  -- What made it, as the journal names it: replay:12
  object text not null,
  -- Time of measure of the first and after the last value changed
  from_time timestamptz not null,
  to_time timestamptz not null,
  datastreams integer[] not null,
  quantities text[] not null,
  values_changed bigint not null,
  -- Datasets of the packs
  datasets text[] not null
);
create index revision_dataset on revision using gin (datasets);
create index revision_time on revision (organisation_id, id);

create table replay (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  created_time timestamptz not null default now(),
  who text not null,
  -- Frames received in [from_time, to_time)
  from_time timestamptz not null,
  to_time timestamptz not null,
  -- Which devices: {devices, model, codec, connector}, as asked
  selection jsonb not null,
  -- Devices found when it was asked
  devices integer[] not null,
  -- Absent: the version each device has now
  codec_id smallint references codec,
  state text not null default 'waiting'
    check (state in ('waiting', 'comparing', 'compared', 'applying', 'applied', 'cancelled', 'interrupted', 'failed')),
  -- A person asked to stop; the next chunk is not begun
  cancel_asked boolean not null default false,
  fault text,
  frames_expected bigint not null default 0,
  frames_read bigint not null default 0,
  frames_decoded bigint not null default 0,
  -- No value any more: the version does not decode them
  frames_refused bigint not null default 0,
  -- Duplicates, rejected ones, those without bytes
  frames_skipped bigint not null default 0,
  -- In quarantine, and decoded by this version
  frames_readable bigint not null default 0,
  -- The last frame compared
  last_frame bigint not null default -1,
  values_changed bigint not null default 0,
  values_applied bigint not null default 0,
  -- Changed meanwhile by somebody else, and left as they are
  values_left bigint not null default 0,
  -- The last change applied
  last_datastream integer not null default 0,
  last_time timestamptz not null default '-infinity',
  compared_time timestamptz,
  -- Figures of windows and alarms that would move
  effects jsonb,
  apply_who text,
  apply_reason text,
  applied_time timestamptz,
  revision_id bigint references revision
);
create index replay_open on replay (id) where state in ('waiting', 'comparing', 'applying');

-- What a version makes of each series; made when the comparison is over, `unchanged` while it goes on.
create table replay_datastream (
  replay_id integer not null references replay on delete cascade,
  organisation_id smallint not null,
  datastream_id integer not null,
  unchanged bigint not null default 0,
  added bigint not null default 0,
  changed bigint not null default 0,
  removed bigint not null default 0,
  flags bigint not null default 0,
  largest double precision,
  mean double precision,
  first_time timestamptz,
  last_time timestamptz,
  primary key (replay_id, datastream_id)
);

-- One value that would be added, changed or removed; unchanged ones are not kept. A partition a replay: dropped with it.
create table replay_change (
  phenomenon_time timestamptz not null,
  old_raw double precision,
  old_adjusted double precision,
  new_raw double precision,
  new_adjusted double precision,
  frame_id bigint not null,
  replay_id integer not null,
  datastream_id integer not null,
  duration_ms integer not null,
  organisation_id smallint not null,
  codec_id smallint not null,
  old_flag smallint,
  old_reasons smallint,
  new_flag smallint,
  new_reasons smallint,
  primary key (replay_id, datastream_id, phenomenon_time)
) partition by list (replay_id);

-- Values of a frame: they lie together, so that the range of numbers of a page suffices. Costs intake nothing that shows.
create index observation_frame on observation using brin (frame_id) with (pages_per_range = 32, autosummarize = on);
