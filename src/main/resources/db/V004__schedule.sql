-- What the schedule must remember: what of arXiv is followed, what could not be read, and of what it has warned.

-- A row is a subject of arXiv's that is followed; the empty one is everything. "chosen" is 0 where nobody chose and the
-- server took everything. The days from "fill_from" to "fill_until" before the first harvest are read once; "filled" is 1
-- when they are.
create table followed (
    subject    text    primary key,
    chosen     integer not null,
    fill_from  bigint,
    fill_until bigint,
    filled     integer not null
);

create table broken_record (
    source   text    not null,
    record   text    not null,
    kind     text    not null,
    reason   text    not null,
    first_at bigint  not null,
    last_at  bigint  not null,
    times    integer not null,
    primary key (source, record, kind)
);

-- A row is a warning that was raised and still holds.
create table warning (
    source   text   primary key,
    since    bigint not null,
    message  text   not null
);
