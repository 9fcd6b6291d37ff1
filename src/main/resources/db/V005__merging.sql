-- One paper of many records.

-- What each source told of a paper that is made of more than one record; "paper" has what they make together. A paper
-- of one record has no row here: it is that record. The columns are those of "paper" that hold what was told; "words" are
-- as in "paper_words".
create table paper_record (
    paper               bigint  not null,
    id                  text    not null,
    published_at        bigint,
    published_precision text,
    published_source    text,
    announced_at        bigint,
    announced_precision text,
    announced_source    text,
    withdrawn           integer not null,
    title               text    not null,
    authors             text    not null,
    categories          text    not null,
    venue               text    not null,
    comment             text    not null,
    doi                 text    not null,
    licence             text    not null,
    organisation        text    not null,
    abstract            text    not null,
    details             text    not null,
    words               text    not null
);
create index paper_record_by_paper on paper_record (paper);

-- Ids that somebody keeps apart, whatever title or DOI their papers share; "one" is the smaller.
create table kept_apart (
    one   text not null,
    other text not null,
    primary key (one, other)
);

-- Records of one paper are found by title and by DOI. ${title} is the title's key without blanks, cut short: what leads
-- the words.
create index paper_by_title on paper_words (${title});
create index paper_record_by_title on paper_record (${title});

-- Some sources have a DOI's address where others have the DOI.
update paper set doi = replace(replace(replace(replace(replace(replace(doi, 'https://doi.org/', ''), 'http://doi.org/', ''),
    'https://dx.doi.org/', ''), 'http://dx.doi.org/', ''), 'doi: ', ''), 'doi:', '')
    where doi like 'http%doi.org/%' or doi like 'doi:%';
create index paper_by_doi on paper (doi) where doi <> '';
create index paper_record_by_doi on paper_record (doi) where doi <> '';
