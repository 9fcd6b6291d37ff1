package broadsheet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    /** What addresses call a file of a library: the folder of the WebJar, and which files of it pages may name. */
    private enum Library {
        KATEX_FILES("katex/", KATEX, KATEX_FILE),
        HTMX_FILES("htmx/", HTMX, Pattern.compile("htmx\\.min\\.js"));

        private final String prefix;
        private final String folder;
        private final Pattern files;

        Library(String prefix, String folder, Pattern files) {
            this.prefix = prefix;
            this.folder = folder;
            this.files = files;
        }

        /** The resource of a name that begins with the prefix; nothing if pages may not name it. */
        private Optional<String> resource(String name) {
            String file = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
            return files.matcher(file).matches() && Assets.class.getResource(folder + file) != null
                    ? Optional.of(folder + file)
                    : Optional.empty();
        }
    }

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final Map<String, Printed> files = new LinkedHashMap<>();
    private final Map<String, Printed> libraries = new ConcurrentHashMap<>();
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
        String resource = Arrays.stream(Library.values())
                .flatMap(library -> library.resource(name).stream())
                .findFirst()
                .orElseThrow(() ->
                        PageProblem.missing("There is no file “" + name + "”", "Pages name the files they need."));
        send(
                context,
                name,
                libraries.computeIfAbsent(resource, one -> new Printed(read(one))),
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
