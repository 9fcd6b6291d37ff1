-- How what was sent of an issue went, of that which is forgotten since: its rows of "outbox" and "hook_delivery" are kept for a month.
-- "means" is "mail" or "webhook".
create table issue_count (
    issue     text   not null,
    means     text   not null,
    sent      bigint not null,
    failed    bigint not null,
    uncertain bigint not null,
    primary key (issue, means)
);
