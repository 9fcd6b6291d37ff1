package broadsheet.encode;

/** An encoder that cannot be had, or cannot encode; the message says why and what goes on without it. */
public sealed class EncoderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An encoder's failure. */
    public EncoderException(String message, Throwable cause) {
        super(message, cause);
    }

    /** An encoder's failure that nothing else caused. */
    public EncoderException(String message) {
        super(message);
    }

    /** Nothing is encoded any more, as the process is ending. */
    public static final class Ending extends EncoderException {
        private static final long serialVersionUID = 1L;

        /** That is so. */
        public Ending() {
            super("The program is ending.");
        }
    }
}
