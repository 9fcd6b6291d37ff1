-- Beats: topics that readers describe.

-- "key" is the name without what makes no difference; "made_at" in milliseconds since 1970.
create table beat (
    key         text   primary key,
    name        text   not null,
    instruction text   not null,
    made_at     bigint not null
);

-- A row is a paper that was pointed at: "like", "unlike", or later "more" and "less". "place" is the order in which that was.
create table beat_example (
    beat   text    not null,
    place  integer not null,
    paper  text    not null,
    stance text    not null,
    primary key (beat, paper)
);
