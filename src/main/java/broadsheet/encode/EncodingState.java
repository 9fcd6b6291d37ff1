package broadsheet.encode;

/** How far an encoder is. */
public sealed interface EncodingState {
    /** There is none: the configuration says so. */
    record Off() implements EncodingState {}

    /** It is not loaded yet. */
    record Loading() implements EncodingState {}

    /** It encodes. */
    record Ready() implements EncodingState {}

    /**
     * It cannot be had.
     *
     * @param why a sentence for people
     */
    record Failed(String why) implements EncodingState {}
}
