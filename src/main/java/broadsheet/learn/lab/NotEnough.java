package broadsheet.learn.lab;

/** There is too little to experiment with; the message says what, and how much it takes. */
public final class NotEnough extends Exception {
    private static final long serialVersionUID = 1;

    NotEnough(String message) {
        super(message);
    }
}
