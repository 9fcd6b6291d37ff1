-- What goes to webhooks, and what went.

-- What is posted; however many get the same, it is here once. "hash" is of "body".
create table hook_text (
    hash text primary key,
    body text not null
);

-- A row is one thing that is posted to one webhook. "hook_id" is what the receiver knows it by, the same however often it is tried.
-- "kind" is "digest", "notice" or "test"; "issue" says of which issue, or is empty; "subscription" is empty once that is gone. "place"
-- is scheme, host and port of the address, whose rest may be a key. "state" is "waiting", "sending", "sent" or "failed". "uncertain" is
-- how often it went out again although it may have been taken. "tried_at" is when it was last tried or put off, and is "made_at" before
-- that; it is not tried before "next_at". "code" is the status that the server answered last, or a word for why it did not, and
-- "status" says it in words.
create table hook_delivery (
    id           ${key}  primary key,
    hook_id      text    not null unique,
    kind         text    not null,
    issue        text    not null,
    subscription text    not null,
    place        text    not null,
    hook_text    text    not null,
    state        text    not null,
    attempts     integer not null,
    uncertain    integer not null,
    made_at      bigint  not null,
    tried_at     bigint  not null,
    next_at      bigint  not null,
    sent_at      bigint,
    code         text    not null,
    status       text    not null
);
create index hook_delivery_by_turn on hook_delivery (next_at, id) where state = 'waiting';
create index hook_delivery_in_flight on hook_delivery (id) where state = 'sending';
create index hook_delivery_by_end on hook_delivery (tried_at) where state in ('sent', 'failed');
create index hook_delivery_by_issue on hook_delivery (issue, state);
create index hook_delivery_by_subscription on hook_delivery (subscription, id);
create index hook_delivery_by_text on hook_delivery (hook_text);
