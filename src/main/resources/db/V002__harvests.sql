-- How far harvests have come, so that one that was killed goes on where it was.

-- A row is a harvest of one part of a source. While it is under way, it asks for what changed from "from_day" to
-- "until_day" (no end if null) and has stored "skip" records of the first of these days; windows of a day follow
-- backwards until "oldest_day" is done. "begun_at" is the source's time when it began, "reached_at" that of the last one
-- that read everything up to its own beginning.
create table harvest (
    name       text    primary key,
    from_day   bigint,
    until_day  bigint,
    skip       integer,
    oldest_day bigint,
    begun_at   bigint,
    reached_at bigint
);
