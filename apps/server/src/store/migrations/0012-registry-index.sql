-- What is computed from a series is found by it: when its device is replaced, moved or retired.
create index datastream_derived on datastream (derived_from) where derived_from is not null;
