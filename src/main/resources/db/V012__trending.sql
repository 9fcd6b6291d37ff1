-- What may trend is looked for among the papers by the day on which they appeared.

-- 1 if code is linked, and 2 more if a project page is.
alter table paper add column linked integer not null default 0;
update paper set linked = case when code <> '' then 1 else 0 end + case when project <> '' then 2 else 0 end
    where code <> '' or project <> '';

-- Those of which something was counted apart from the many of which nothing was: of these all with the same links are
-- alike but for their day. No paper is in both, and no other index begins with the day, so that none of the queries can be
-- led to the wrong one.
drop index paper_by_appearance;
create index paper_counted on paper (appeared_day, upvotes, stars) where appeared_day is not null
    and (upvotes > 0 or comments > 0 or stars > 0);
create index paper_uncounted on paper (linked, appeared_day) where appeared_day is not null
    and upvotes = 0 and comments = 0 and stars = 0;
