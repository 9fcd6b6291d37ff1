-- Since when a subscription is sent, without a pause: what failed before that is no reason to pause it again. 0 of those that were before.
alter table subscription add column active_at bigint not null default 0;
