-- When a mail came back last that had been accepted: that a relay accepts the next one says nothing then. 0 if none did.
alter table mailbox add column bounced_at bigint not null default 0;
