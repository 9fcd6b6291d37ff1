package broadsheet.paper;

import broadsheet.paper.Provenance.Origin;
import java.util.Arrays;
import java.util.List;

/** Small records of papers, as a source tells them; those of the source {@code daily} are of a list. */
public final class Records {
    private Records() {}

    /** A record with a title and authors. */
    public static Paper record(String id, String source, String title, String... authors) {
        return stating("", id, source, title, authors);
    }

    /** A record that states a DOI. */
    public static Paper stating(String doi, String id, String source, String title, String... authors) {
        Publication publication =
                new Publication(null, null, List.of(), List.of(), false, "", "", doi, Licence.UNKNOWN);
        return new Paper(
                PaperId.ofText(id),
                List.of(),
                title,
                "",
                Arrays.stream(authors).map(Author::new).toList(),
                List.of(),
                publication,
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                List.of(new Provenance(source, source.equals("daily") ? Origin.LIST : Origin.REGISTRY)));
    }

    /** That record, with a journal or venue. */
    public static Paper in(String journal, Paper record) {
        Publication publication = record.publication();
        return record.withPublication(publication.withJournal(journal, publication.doi()));
    }

    /** That record, with another name. */
    public static Paper also(String other, Paper record) {
        return record.withIds(record.id(), List.of(PaperId.ofText(other)));
    }
}
