package broadsheet.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of a home, by which it knows again what it said itself (HMAC-SHA256, RFC 2104). Immutable. */
public final class SigningKey {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** One that is gone with the process. */
    public static SigningKey random() {
        return new SigningKey(randomBytes());
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /**
     * That of a home, made if there is none, or none that is whole: what was signed before is nothing then. Only the file's owner can
     * read it, where the system knows of owners.
     *
     * @throws HomeException if the file cannot be read or written
     */
    public static SigningKey of(Home home) {
        Path file = home.signingKey();
        try {
            if (Files.exists(file)) {
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip();
                if (text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                    return new SigningKey(HexFormat.of().parseHex(text));
                }
            }
            byte[] bytes = randomBytes();
            write(file, HexFormat.of().formatHex(bytes) + "\n");
            return new SigningKey(bytes);
        } catch (IOException e) {
            throw new HomeException(
                    "The file " + file + " cannot be read or written: " + HomeException.reason(e)
                            + ". Check its owner and mode, and the free space of its disk.",
                    e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(made);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("another process makes it just now", e);
        }
        Files.writeString(made, text, StandardCharsets.ISO_8859_1);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The signature of a text, in hexadecimal. */
    public String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + ALGORITHM, e);
        }
    }

    /** Whether a signature is that of a text; takes as long whatever it is. */
    public boolean isSigned(String text, String signature) {
        return isSame(sign(text), signature);
    }

    /** Whether two texts are the same; takes as long whatever they are. */
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
