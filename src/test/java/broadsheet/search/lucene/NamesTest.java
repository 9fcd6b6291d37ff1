package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as they are asked for, held against papers by one author, or by two. */
class NamesTest {
    private static final FieldType PLACED = new FieldType();

    static {
        PLACED.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        PLACED.setTokenized(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kristina Toutanova   | Kristina Toutanova  | true
            K. Toutanova         | Kristina Toutanova  | true
            Toutanova, K.        | Kristina Toutanova  | true
            Toutanova K          | Kristina Toutanova  | true
            Kristina Toutanova   | K. Toutanova        | true
            Toutanova            | Kristina Toutanova  | true
            Kristina             | Kristina Toutanova  | true
            K. Toutanova         | Kristina T.         | false
            Kristina Toutanova   | K. T.               | false
            Toutanova, Kristina  | K. T.               | false
            Kristina Toutanova   | Timothy Moon, Kim Lee | false
            Timothy Moon         | Timothy Lee, Anna Moon | false
            T. Moon              | Timothy Lee, Anna Moon | false
            Wei Li               | Li Wei              | true
            van der Maaten, L.   | Laurens van der Maaten | true
            van der Maaten, L.   | Laurens Maaten      | false
            L. van der Maaten    | Laurens van der Maaten | true
            J. S.                | J. S. Bach          | true
            M. L. King Jr.       | Martin Luther King Jr. | true
            Martin Luther King, Jr. | M. L. King Jr.   | true
            John Smith III       | John S. Miller III  | false
            LeCun Yann           | Yann LeCun          | true
            LeCun Yann           | Y. LeCun            | false
            王 伟                | 王 伟               | true
            """)
    void aNameFindsItsAuthorInAnyUsualForm(String asked, String authors, boolean finds) throws IOException {
        assertThat(finds(asked, List.of(authors.split(", ")))).isEqualTo(finds);
    }

    private static boolean finds(String asked, List<String> authors) throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                Document paper = new Document();
                paper.add(new org.apache.lucene.document.Field(
                        Field.AUTHORS, new PlacedWords(Names.terms(authors)), PLACED));
                writer.addDocument(paper);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Query query = Names.asked(asked).getFirst();
                return new IndexSearcher(reader).count(query) == 1;
            }
        }
    }
}
