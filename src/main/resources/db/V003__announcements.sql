-- What arXiv announces day by day.

-- What a server said of the state of a page when its papers were last stored, so that it need not send it again unchanged.
create table page_state (
    address       text primary key,
    etag          text not null,
    last_modified text not null
);

-- A look-up of papers that were announced again, on the day of the edition that showed them: CROSS or REPLACEMENT.
create table reannouncement (
    day   bigint not null,
    kind  text   not null,
    paper bigint not null,
    primary key (day, kind, paper)
);
create index reannouncement_by_paper on reannouncement (paper);

insert into reannouncement (day, kind, paper)
select distinct ${again_day}, again.value ->> 'kind', p.paper
from (select * from paper where details like '%"again"%') p cross join ${again_rows} as again;

-- Regular runs make many rows; the last one that went well is looked for by every edition.
create index import_run_by_outcome on import_run (outcome, source, run);
