-- Codecs with their origin and their life; which device decodes with which; quarantined frames taken up again.

alter table codec
  add column maker text,
  add column licence text,
  add column source_url text,
  add column source_commit text,
  add column author text,
  add column notes text,
  -- draft → tested → active → retired: only what passed its vectors in the cage and looks plausible becomes active
  add column state text not null default 'active' check (state in ('draft', 'tested', 'active', 'retired')),
  -- what the last run of its vectors and plausibility tests found
  add column report jsonb,
  add column tested_time timestamptz,
  add column activated_time timestamptz,
  add column retired_time timestamptz;
alter table codec alter column state set default 'draft';
create index codec_state on codec (organisation_id, key, state);

-- The codec a device was registered with; `codec_id` is what holds once assignments are taken into account.
alter table device add column registered_codec_id smallint references codec;
update device set registered_codec_id = codec_id;

-- The most specific wins: device, then group (the one assigned last), then model, then the codec of the registration.
create table codec_assignment (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  model text,
  group_id integer references device_group on delete cascade,
  device_id integer references device on delete cascade,
  codec_id smallint not null references codec,
  who text not null,
  assigned_time timestamptz not null default now(),
  check (num_nonnulls(model, group_id, device_id) = 1)
);
create unique index codec_assignment_model on codec_assignment (organisation_id, model) where model is not null;
create unique index codec_assignment_group on codec_assignment (group_id) where group_id is not null;
create unique index codec_assignment_device on codec_assignment (device_id) where device_id is not null;
create index codec_assignment_codec on codec_assignment (codec_id);
create index device_codec on device (codec_id) where codec_id is not null;
create index device_model on device (organisation_id, model) where model is not null;

-- Quarantined frames given to the belt again. A page of them loses its ends and gets new ones: `taken` are those under
-- way, so that a process that was killed knows what to count.
create table reinjection (
  id integer generated always as identity primary key,
  organisation_id smallint not null references organisation,
  who text not null,
  filter jsonb not null,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  total integer not null,
  stored integer not null default 0,
  duplicate integer not null default 0,
  rejected integer not null default 0,
  quarantined integer not null default 0,
  -- last frame taken: those that stay in quarantine are not taken twice
  after_time timestamptz,
  after_frame bigint,
  taken_frames bigint[] not null default '{}',
  taken_times timestamptz[] not null default '{}',
  created_time timestamptz not null default now(),
  ended_time timestamptz
);
create index reinjection_running on reinjection (id) where state = 'running';
