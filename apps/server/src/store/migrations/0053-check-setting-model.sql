-- Thresholds of one device model, between those of an object and those of the whole organisation.
alter table check_setting add column model text;
alter table check_setting add constraint check_setting_place check (num_nonnulls(thing_id, model) <= 1);
drop index check_setting_one;
create unique index check_setting_one on check_setting (organisation_id, check_id, coalesce(thing_id, 0), coalesce(model, ''));
