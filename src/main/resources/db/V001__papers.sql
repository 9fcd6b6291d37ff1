-- The dialect is what SQLite and PostgreSQL share; ${key} is the type of a key made by us.
-- Moments are milliseconds since 1970 (UTC), days are days since 1970, nested values are JSON as text.
-- A row of "paper" holds the whole paper. The other paper_* tables and "listing" are look-ups derived from it,
-- written in the same transaction and never read back into a paper.

create table catalogue_state (
    name  text   primary key,
    value bigint not null
);
insert into catalogue_state (name, value) values ('revision', 0);

create table paper (
    paper               ${key}   primary key,
    id                  text     not null unique,
    revision            bigint   not null,
    added_at            bigint   not null,
    changed_at          bigint   not null,
    appeared_day        bigint,
    sort_day            bigint   not null,
    primary_category    text     not null,
    published_at        bigint,
    published_precision text,
    published_source    text,
    announced_at        bigint,
    announced_precision text,
    announced_source    text,
    upvotes             integer  not null,
    comments            integer  not null,
    stars               integer  not null,
    origin              text     not null,
    withdrawn           integer  not null,
    title               text     not null,
    authors             text     not null,
    author_count        integer  not null,
    categories          text     not null,
    venue               text     not null,
    code                text     not null,
    project             text     not null,
    page                text     not null,
    comment             text     not null,
    doi                 text     not null,
    licence             text     not null,
    organisation        text     not null,
    abstract            text     not null,
    details             text     not null
);
create index paper_by_revision on paper (revision);
create index paper_by_announcement on paper (announced_precision, announced_at) where announced_at is not null;
create index paper_by_appearance on paper (appeared_day) where appeared_day is not null;

create table paper_id (
    id    text   primary key,
    paper bigint not null
);
create index paper_id_by_paper on paper_id (paper);

create table paper_author (
    author_key text   not null,
    paper      bigint not null,
    primary key (author_key, paper)
);
create index paper_author_by_paper on paper_author (paper);

create table paper_category (
    category text   not null,
    sort_day bigint not null,
    paper    bigint not null,
    primary key (category, sort_day, paper)
);
create index paper_category_by_paper on paper_category (paper);

create table paper_source (
    source text   not null,
    paper  bigint not null,
    primary key (source, paper)
);
create index paper_source_by_paper on paper_source (paper);

create table paper_words (
    paper    ${key} primary key,
    sort_day bigint not null,
    words    text   not null
);

create table listing (
    day      bigint  not null,
    list     text    not null,
    paper    bigint  not null,
    position integer not null,
    sample   integer not null,
    primary key (day, list, paper)
);
create index listing_by_paper on listing (paper);

create table removed_paper (
    id       text   primary key,
    revision bigint not null
);

create table import_run (
    run        ${key}  primary key,
    source     text    not null,
    started_at bigint  not null,
    ended_at   bigint,
    outcome    text    not null,
    added      bigint  not null,
    changed    bigint  not null,
    unchanged  bigint  not null,
    broken     bigint  not null,
    message    text    not null
);
create index import_run_by_source on import_run (source, started_at);
