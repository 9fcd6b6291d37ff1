-- What whoever keeps an index of the papers must know.

-- The number of a row of "paper" that is gone; the next paper may get the number again, and then it is none of these.
create table removed_row (
    paper    ${key}  primary key,
    revision bigint  not null
);
create index removed_row_by_revision on removed_row (revision);

-- How often somebody asked that the index be made anew.
insert into catalogue_state (name, value) values ('reindex', 0);
