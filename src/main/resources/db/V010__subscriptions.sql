-- Subscriptions: which lists are sent to whom by themselves, and what was.

-- A row is where something is sent to. "channel": mail, webhook, slack or discord; "target" is an e-mail address or that of a
-- webhook, and "target_key" the same of two that are the same. "secret" signs what a webhook gets. "reader" is the account that
-- owns it, once there are accounts.
create table subscriber (
    subscriber bigint primary key,
    channel    text   not null,
    target     text   not null,
    target_key text   not null,
    secret     text   not null,
    reader     bigint,
    made_at    bigint not null
);

create unique index subscriber_target on subscriber (channel, target_key);

-- "id" is made by chance. "state": pending, active or paused. Moments in milliseconds since 1970: an issue is due at "next_at", the
-- last one was composed at "last_at" (0 before the first), anything was last sent at "told_at". "covered" is the latest day since
-- 1970 whose edition was looked through.
create table subscription (
    id            text    primary key,
    subscriber    bigint  not null,
    list          text    not null,
    rhythm        text    not null,
    hour          integer not null,
    zone          text    not null,
    least_upvotes integer not null,
    most          integer not null,
    summaries     text    not null,
    when_empty    text    not null,
    state         text    not null,
    made_at       bigint  not null,
    next_at       bigint  not null,
    last_at       bigint  not null,
    covered       bigint  not null,
    told_at       bigint  not null
);

create unique index subscription_list on subscription (subscriber, list);

create index subscription_due on subscription (state, next_at);

-- A row is a paper that was sent to a subscriber, and when: none is sent twice.
create table delivered (
    subscriber bigint not null,
    paper      text   not null,
    at         bigint not null,
    primary key (subscriber, paper)
);

create index delivered_at on delivered (at);

-- A row is an issue of a list: what was sent of it on a day since 1970. "silent" is how many had nothing to get and wanted silence,
-- "reason" why there was nothing, if there was nothing.
create table issue (
    issue       text    primary key,
    list        text    not null,
    day         bigint  not null,
    composed_at bigint  not null,
    papers      integer not null,
    silent      integer not null,
    reason      text    not null
);
