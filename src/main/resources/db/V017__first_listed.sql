-- When a listing was first heard of: a paper that is known may come onto a list of a day gone by, and is news of that list then.
create table first_listed (
    day     bigint not null,
    list    text   not null,
    paper   bigint not null,
    seen_at bigint not null,
    primary key (day, list, paper)
);
create index first_listed_by_paper on first_listed (paper);

insert into first_listed (day, list, paper, seen_at) select day, list, paper, 0 from listing where sample = 0;

-- Whoever leaves is forgotten among hundreds of thousands of mails.
create index outbox_by_subscription on outbox (subscription, state);
