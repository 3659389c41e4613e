-- The way back: orders asked of devices, and everything that became of them.

-- One request of a person or a program: for one device or for many.
create table command_order (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  -- the same key asked again is the same order
  idempotency_key text,
  -- SHA-256 of what was asked: a key must not come back with another request
  fingerprint bytea not null,
  kind text not null,
  parameters jsonb not null default '{}',
  asked_by text not null,
  asked_time timestamptz not null,
  reason text,
  -- spread of a group: at most so many a gateway and minute, in an order that the seed gives
  seed integer not null,
  per_minute smallint not null,
  devices integer not null
);
create unique index command_order_key on command_order (organisation_id, idempotency_key)
  where idempotency_key is not null;
create index command_order_time on command_order (organisation_id, asked_time);

create table command (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  order_id bigint not null references command_order,
  device_id integer not null references device,
  thing_id integer not null references thing,
  connector_id integer not null references connector,
  kind text not null,
  -- values of the parameters as they were asked
  parameters jsonb not null default '{}',
  port smallint not null check (port between 0 and 255),
  bytes bytea not null,
  confirmed boolean not null,
  lora_class text check (lora_class in ('A', 'B', 'C')),
  -- 0 ordinary, 1 before the ordinary ones, -1 after them
  priority smallint not null,
  -- may be handed over again when it is known not to have arrived
  repeatable boolean not null,
  -- our name for it, carried through the network server where it lets us
  ref uuid not null default gen_random_uuid(),
  -- the network server's own name for it
  network_ref text,
  gateway text,
  -- EU868 sub-band its frame uses; absent where there is no radio
  sub_band text,
  air_ms real not null default 0,
  asked_time timestamptz not null,
  not_before timestamptz not null,
  expires_time timestamptz not null,
  -- written before it is handed over: with it and without an answer, nobody knows, and it is never sent again
  handover_time timestamptz,
  attempts smallint not null default 0,
  -- what a measure must show: {datastream, equals, tolerance} or {cadence, tolerance}
  proof jsonb,
  -- from the hand-over, or from the time the order itself names; known at the hand-over
  proof_from timestamptz,
  proof_until timestamptz,
  -- newest event, so that lists and the scheduler read no history
  state text not null check (state in
    ('asked', 'queued', 'sent', 'acknowledged', 'verified', 'unproven', 'expired', 'failed', 'cancelled')),
  state_time timestamptz not null,
  state_reason text,
  ended_time timestamptz,
  measured_value float8,
  measured_time timestamptz
);
create index command_of_order on command (order_id);
create index command_list on command (organisation_id, id);
create index command_of_device on command (device_id, id);
create index command_of_thing on command (thing_id, id);
create index command_open on command (not_before) where ended_time is null;
create unique index command_ref on command (ref);

-- Append-only: every step, who or what made it, why.
create table command_event (
  id bigint generated always as identity primary key,
  organisation_id smallint not null,
  command_id bigint not null references command,
  time timestamptz not null,
  -- a state, or `handing-over`, `refused`, `uncertain`, `contradicted`
  kind text not null,
  who text not null,
  reason text,
  value float8
);
create index command_event_of on command_event (command_id, id);

-- Time on air given to downlinks, for the duty cycle of each gateway.
create table air_time (
  gateway text not null,
  sub_band text not null,
  time timestamptz not null,
  air_ms real not null,
  organisation_id smallint not null,
  command_id bigint not null references command
);
create index air_time_gateway on air_time (gateway, sub_band, time);
