package broadsheet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files that pages need: our stylesheet, script and icon, and KaTeX from its WebJar. Ours carry their fingerprint in the
 * address, so that browsers keep them for good.
 */
final class Assets {
    private static final List<String> OURS = List.of("style.css", "broadsheet.js", "icon.svg");
    private static final String KATEX = "/META-INF/resources/webjars/katex/0.18.11/dist/";
    private static final Pattern KATEX_FILE = Pattern.compile(
            "[A-Za-z0-9_-]+(?:\\.min)?\\.(?:css|js)|fonts/[A-Za-z0-9_-]+\\.woff2|contrib/auto-render\\.min\\.js");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final Map<String, Printed> files = new LinkedHashMap<>();
    private final Map<String, Printed> katex = new ConcurrentHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    Assets() {
        for (String name : OURS) {
            byte[] bytes = read("/static/" + name);
            files.put(name, new Printed(bytes));
            versions.put(name, fingerprint(bytes));
        }
    }

    /** The fingerprint of each of our files, by name. */
    Map<String, String> versions() {
        return versions;
    }

    void answer(Context context) {
        String name = context.pathParam("name");
        Printed bytes = files.get(name);
        if (bytes != null) {
            boolean kept = versions.getOrDefault(name, "").equals(context.queryParam("v"));
            send(context, name, bytes, kept ? "public, max-age=31536000, immutable" : "public, max-age=3600");
            return;
        }
        String file = name.startsWith("katex/") ? name.substring("katex/".length()) : "";
        if (!KATEX_FILE.matcher(file).matches() || Assets.class.getResource(KATEX + file) == null) {
            throw PageProblem.missing("There is no file “" + name + "”", "Pages name the files they need.");
        }
        send(
                context,
                name,
                katex.computeIfAbsent(file, one -> new Printed(read(KATEX + one))),
                "public, max-age=604800");
    }

    private static void send(Context context, String name, Printed file, String keeping) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        Renderer.send(context, file, TYPES.getOrDefault(ending, "application/octet-stream"), keeping);
    }

    private static byte[] read(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static String fingerprint(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
