package broadsheet.paper;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a mailbox, as RFC 5321 has it: a local part of letters, digits and some signs with single dots between them,
 * and the name of a host. It holds no blank, no control character and nothing that a header or a command could end at.
 *
 * <p>Left out, as nobody who subscribes has one: quoted local parts, those beyond ASCII (RFC 6531), and hosts named by number.
 *
 * @param local what stands before the sign, 1 to 64 characters, in the case in which it was written
 * @param domain the name of the host in ASCII and lower case, of at least two parts, or {@code localhost}
 */
public record EmailAddress(String local, String domain) {
    /** A path is at most 256 long with its brackets (RFC 5321, 4.5.3.1.3). */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** No name of a host ends with a number, so that none is mistaken for one. */
    private static final Pattern DOMAIN = Pattern.compile("localhost|(" + LABEL + "\\.)+(?!\\d+$)" + LABEL);

    /** @throws IllegalArgumentException if it is no address, or not in the form that is kept */
    public EmailAddress {
        // The message does not tell it, as none of ours tells an address.
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            throw new IllegalArgumentException("the local part of an address is not one");
        }
        if (!DOMAIN.matcher(domain).matches() || local.length() + 1 + domain.length() > LONGEST) {
            throw new IllegalArgumentException("the domain of an address is not one");
        }
    }

    /** The address, or nothing if the text is none. Blanks around it are left out, a name beyond ASCII is written in it. */
    public static Optional<EmailAddress> parse(String text) {
        String stripped = text.strip();
        int sign = stripped.indexOf('@');
        if (sign < 0 || stripped.length() > LONGEST || stripped.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(stripped.substring(sign + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            return Optional.of(new EmailAddress(stripped.substring(0, sign), domain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is written in a mail. */
    public String text() {
        return local + "@" + domain;
    }

    /** The same for two addresses of one mailbox: no host is known that tells a large letter from a small one. */
    public String key() {
        return text().toLowerCase(Locale.ROOT);
    }

    /** Eight hexadecimal digits that stand for it in the log. */
    public String mark() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Its mark and not itself, so that no log ever holds it by mistake. */
    @Override
    public String toString() {
        return "EmailAddress[" + mark() + "]";
    }
}
