-- Marks: papers of which whoever keeps the home said whether more like them is wanted.

-- "wish": "more", "less", or "none", which is said of this paper alone. "place" grows with each mark; the last is the newest.
create table mark (
    paper text   primary key,
    wish  text   not null,
    place bigint not null
);
