package broadsheet.digest.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Feeds in Atom 1.0 (RFC 4287), paged and archived by RFC 5005. */
final class AtomFeed {
    /** What arXiv's own feeds say of its categories. */
    private static final String ARXIV_CATEGORIES = "http://arxiv.org/schemas/atom";

    private AtomFeed() {}

    static byte[] write(Feed feed) {
        com.rometools.rome.feed.atom.Feed atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        atom.setId(feed.id());
        atom.setTitleEx(content("text", feed.title()));
        atom.setUpdated(Date.from(feed.updated()));
        // An entry without authors has those of its feed.
        atom.setAuthors(List.of(person(RomeXml.PROGRAM)));
        Generator generator = new Generator();
        generator.setValue(RomeXml.PROGRAM);
        atom.setGenerator(generator);
        atom.setAlternateLinks(List.of(link("alternate", feed.page(), "text/html", "")));
        atom.setOtherLinks(feed.links().stream()
                .map(one -> link(one.relation().word(), one.address(), FeedFormat.ATOM.mediaType(), ""))
                .toList());
        atom.setForeignMarkup(RomeXml.marks(feed));
        atom.setEntries(feed.entries().stream().map(AtomFeed::entry).toList());
        return RomeXml.print(atom);
    }

    private static Entry entry(FeedEntry paper) {
        Entry entry = new Entry();
        entry.setId(paper.id());
        entry.setTitleEx(content("text", paper.title()));
        entry.setPublished(Date.from(paper.published()));
        entry.setUpdated(Date.from(paper.updated()));
        entry.setAuthors(paper.authors().stream().map(AtomFeed::person).toList());
        entry.setCategories(paper.categories().stream().map(AtomFeed::category).toList());
        entry.setAlternateLinks(List.of(link("alternate", paper.page(), "text/html", "")));
        List<Link> others = new ArrayList<>();
        if (!paper.source().isEmpty()) {
            others.add(link("via", paper.source(), "", "The paper at its source"));
        }
        if (!paper.code().isEmpty()) {
            others.add(link("related", paper.code(), "", "Code"));
        }
        entry.setOtherLinks(others);
        entry.setContents(List.of(content("html", paper.html())));
        return entry;
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(name);
        return person;
    }

    private static Category category(broadsheet.paper.Category filed) {
        Category category = new Category();
        category.setTerm(FeedText.line(filed.code()));
        if (filed.isArxiv()) {
            category.setScheme(ARXIV_CATEGORIES);
        }
        category.setLabel(FeedText.line(filed.name()));
        return category;
    }

    private static Link link(String relation, String address, String type, String title) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        if (!type.isEmpty()) {
            link.setType(type);
        }
        if (!title.isEmpty()) {
            link.setTitle(title);
        }
        return link;
    }
}
