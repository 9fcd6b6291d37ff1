package broadsheet.web;

import broadsheet.catalog.Papers;
import broadsheet.digest.feed.Feed;
import broadsheet.digest.feed.Feed.Relation;
import broadsheet.digest.feed.FeedEntry;
import broadsheet.edition.Kind;
import broadsheet.edition.Leaf;
import broadsheet.edition.ListName;
import broadsheet.edition.Lists;
import broadsheet.edition.Part;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes documents of feeds out of lists. Thread-safe. */
final class FeedMakeUp {
    /** As many papers as arXiv announces on a large day of one archive; a longer edition continues in archives. */
    private static final int OF_EDITIONS = 500;

    private static final int OF_OTHERS = 100;

    private final Lists lists;
    private final Papers papers;

    FeedMakeUp(Lists lists, Papers papers) {
        this.lists = lists;
        this.papers = papers;
    }

    /**
     * A document of a feed.
     *
     * @param site with a whole address
     * @param orElse when a feed was updated that has no paper
     * @throws PageProblem if there is no such list, or no such place in it
     */
    Feed feed(FeedAddress asked, Site site, Instant orElse) {
        ListName name = asked.list();
        Lists.Page page = page(name, asked.after())
                .orElseThrow(() -> PageProblem.bad(
                        "“" + asked.after() + "” is no place in this feed", "Begin at its first document."));
        if (page.papers().isEmpty() && !mayBeEmpty(name)) {
            throw PageProblem.missing(
                    "There is nothing to follow: " + name.inWords(),
                    "A feed's address is that of its page, after /feeds/ and the format.");
        }
        Documents documents = new Documents(asked, site);
        Row row = switch (name) {
            case ListName.OfEdition one -> archive(one, documents);
            case ListName.OfEditions all -> current(all, page, documents);
            case ListName.Trending _, ListName.Found _, ListName.InCategory _, ListName.ByAuthor _, ListName.OfBeat _ ->
                page(page, documents);
        };
        List<FeedEntry> entries = entries(page.papers(), site);
        return new Feed(
                documents.beginning(row.feed()).address(),
                "Broadsheet: " + name.inWords(),
                site.whole(site.list(name)),
                row.links(),
                row.kind(),
                entries.stream()
                        .map(FeedEntry::updated)
                        .max(Comparator.naturalOrder())
                        .orElse(orElse),
                entries);
    }

    private Optional<Lists.Page> page(ListName name, String after) {
        return switch (name) {
            // What follows its beginning are the editions.
            case ListName.OfEditions _ when !after.isEmpty() -> Optional.empty();
            case ListName.OfEditions _, ListName.OfEdition _ -> lists.page(name, after, OF_EDITIONS);
            case ListName.Trending _, ListName.Found _, ListName.InCategory _, ListName.ByAuthor _, ListName.OfBeat _ ->
                lists.page(name, after, OF_OTHERS);
        };
    }

    /** Whether a list that has no paper yet may well have one tomorrow; any other was probably not meant. */
    private boolean mayBeEmpty(ListName name) {
        return switch (name) {
            case ListName.OfEditions all ->
                !(all.part() instanceof Part.InSection section)
                        || section.category().isArxiv();
            case ListName.InCategory in -> in.category().isArxiv();
            case ListName.Trending _, ListName.Found _ -> true;
            case ListName.OfBeat beat -> lists.isKnown(beat);
            case ListName.OfEdition _, ListName.ByAuthor _ -> false;
        };
    }

    /**
     * Where a document stands among those of its feed.
     *
     * @param feed the list that one follows; all of its documents share its name
     */
    private record Row(ListName feed, Feed.Kind kind, List<Feed.Link> links) {}

    /** The addresses of the documents of a feed, as links. */
    private record Documents(FeedAddress asked, Site site) {
        Feed.Link beginning(ListName name) {
            return link(Relation.SELF, name, "");
        }

        Feed.Link link(Relation relation, ListName name, String after) {
            return new Feed.Link(relation, site.whole(site.feed(asked.format(), name, after)));
        }

        Feed.Link link(Relation relation, Leaf leaf, Part part) {
            String after = leaf.from() == 0 ? "" : String.valueOf(leaf.from());
            return link(relation, new ListName.OfEdition(leaf.period(), part), after);
        }
    }

    /** An edition is an archive of the feed of its kind, unless it is the latest, which that feed itself holds. */
    private Row archive(ListName.OfEdition name, Documents documents) {
        Part part = name.part();
        String after = documents.asked().after();
        Leaf leaf = new Leaf(name.period(), after.isEmpty() ? 0 : Integer.parseInt(after));
        Lists.Neighbours neighbours = lists.neighbours(leaf, part, OF_EDITIONS);
        ListName feed = new ListName.OfEditions(Kind.of(name.period()), part);
        return new Row(
                feed,
                neighbours.isOfLatest() ? Feed.Kind.PAGE : Feed.Kind.ARCHIVE,
                Stream.of(
                                Stream.of(
                                        documents.link(Relation.SELF, leaf, part),
                                        documents.link(Relation.CURRENT, feed, "")),
                                neighbours.older().stream()
                                        .map(older -> documents.link(Relation.PREVIOUS_ARCHIVE, older, part)),
                                neighbours.newer().stream()
                                        .map(newer -> documents.link(Relation.NEXT_ARCHIVE, newer, part)))
                        .flatMap(links -> links)
                        .toList());
    }

    private static Row current(ListName.OfEditions name, Lists.Page page, Documents documents) {
        return new Row(
                name,
                Feed.Kind.CURRENT,
                Stream.concat(
                                Stream.of(documents.beginning(name)),
                                page.next().flatMap(Leaf::parse).stream()
                                        .map(leaf -> documents.link(Relation.PREVIOUS_ARCHIVE, leaf, name.part())))
                        .toList());
    }

    private static Row page(Lists.Page page, Documents documents) {
        ListName name = documents.asked().list();
        String after = documents.asked().after();
        boolean isWhole = after.isEmpty() && page.next().isEmpty();
        return new Row(
                name,
                Feed.Kind.PAGE,
                Stream.of(
                                Stream.of(documents.link(Relation.SELF, name, after)),
                                isWhole
                                        ? Stream.<Feed.Link>empty()
                                        : Stream.of(documents.link(Relation.FIRST, name, "")),
                                page.next().stream().map(next -> documents.link(Relation.NEXT, name, next)))
                        .flatMap(links -> links)
                        .toList());
    }

    private List<FeedEntry> entries(List<Paper> found, Site site) {
        List<PaperId> undated = found.stream()
                .filter(paper -> FeedEntry.published(paper).isEmpty())
                .map(Paper::id)
                .toList();
        Map<PaperId, Instant> added = papers.addedAt(undated);
        return found.stream()
                .map(paper -> FeedEntry.of(
                        paper, site.whole(site.paper(paper.id())), added.getOrDefault(paper.id(), Instant.EPOCH)))
                .toList();
    }
}
