-- Whether what arXiv lists is here, looked at once a day.

-- A row is a look at what is listed of a day: with "part" ANNOUNCED what its feed announces, with CHANGED what the
-- harvesting protocol says to have changed last on it. "held" of the "listed" papers were here; of the others "asked" were
-- looked up, and "came".
create table completeness (
    day       bigint  not null,
    part      text    not null,
    looked_at bigint  not null,
    listed    integer not null,
    held      integer not null,
    asked     integer not null,
    came      integer not null,
    primary key (day, part)
);

-- A row is a paper that arXiv lists and that is not here, and since when that is known.
create table missing_paper (
    paper text   primary key,
    since bigint not null
);
