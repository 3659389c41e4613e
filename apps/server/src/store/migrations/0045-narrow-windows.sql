-- Which hours of a dirty day changed, so that a station of one value a second is read by the hour and not by the day.
-- Bit h: the hour that begins h hours after local midnight (0–24: a day may have 25). -1: all of them.
alter table dirty_day add column hours integer not null default -1;

-- Share (0–1) of a figure's window that was left out on purpose: rain, wind, works.
alter table indicator_value add column excluded real not null default 0;
