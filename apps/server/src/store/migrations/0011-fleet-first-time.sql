-- When a device was heard first on a day: what was lost, and how long it was silent, between two days is read from the
-- last frame of the one and the first of the other, whatever the order in which history came in.
alter table link_day add column first_time timestamptz;
