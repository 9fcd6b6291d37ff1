-- Mails that are to go out, and those that went.

-- What mails say; however many say the same, it is here once. "hash" is of the other three. Where "{personal}" stands, each
-- mail has something of its own.
create table mail_text (
    hash    text primary key,
    subject text not null,
    html    text not null,
    plain   text not null
);

-- A row is a mail to one address. "message_id" and "message_host" make its Message-ID; the host is empty until it first goes
-- out. "kind" is "digest", "confirmation" or "notice"; "issue" and "subscription" say whose, or are empty. "personal" stands in
-- for "{personal}" in the text and in "one_click", the address that ends the subscription, or empty. "state" is "waiting",
-- "sending", "sent" or "failed". "uncertain" is how often it went out again although it may have been accepted. "tried_at" is
-- when it was last tried or put off, and is "made_at" before that; it is not tried before "next_at". "code" and "status" are
-- what the server said last.
create table outbox (
    id           ${key}  primary key,
    message_id   text    not null unique,
    message_host text    not null,
    kind         text    not null,
    issue        text    not null,
    subscription text    not null,
    address      text    not null,
    mail_text    text    not null,
    personal     text    not null,
    one_click    text    not null,
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
create index outbox_by_turn on outbox (next_at, id) where state = 'waiting';
create index outbox_by_last_try on outbox (tried_at) where state = 'waiting';
create index outbox_in_flight on outbox (id) where state = 'sending';
create index outbox_by_end on outbox (tried_at) where state in ('sent', 'failed');
create index outbox_by_issue on outbox (issue, state);
create index outbox_by_text on outbox (mail_text);

-- A row is a mailbox that refused mail since it last took any, each refusal with its weight; "address" is an address's key.
create table mailbox (
    address      text    primary key,
    refusals     integer not null,
    suspended_at bigint,
    status       text    not null
);
