package broadsheet.search.lucene;

import java.util.List;

/**
 * Where in the index papers have what they mean.
 *
 * @param encoded the field of the encoder's vectors
 * @param estimated the field of those that are estimated by words as long as a paper is not encoded; empty to do without
 */
record MeaningFields(String encoded, String estimated) {
    /** Those of an encoder. */
    static MeaningFields of(String encoder) {
        return new MeaningFields(Field.meaning(encoder), Field.estimate(encoder));
    }

    /** The encoder's vectors alone. */
    MeaningFields withoutEstimates() {
        return new MeaningFields(encoded, "");
    }

    /** Both, the more certain first. */
    List<String> all() {
        return estimated.isEmpty() ? List.of(encoded) : List.of(encoded, estimated);
    }
}
