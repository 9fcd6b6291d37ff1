package broadsheet.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a setting; the manual's table and the loader's checks are made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
    /** What it does, one sentence. */
    String value();

    /** What it is if nobody sets it, as it would be written. */
    String standard();

    /** The least a number may be. */
    int least() default Integer.MIN_VALUE;

    /** The most a number may be. */
    int most() default Integer.MAX_VALUE;

    /** What a text must look like, as a regular expression. */
    String form() default ".*";

    /** The form in words, for the message. */
    String formInWords() default "any text";
}
