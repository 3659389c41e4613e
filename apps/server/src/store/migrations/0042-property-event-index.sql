-- Dated changes of properties are read with the registry, among all that happened to fifty thousand devices.
create index device_event_property on device_event (thing_id, time) where kind = 'property' and thing_id is not null;
