package broadsheet.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;

/** Renders a view record with the template of its page, and sends what was printed. Thread-safe. */
final class Renderer {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Renderer.class.getClassLoader(), "broadsheet.pages");

    /**
     * Answers with a page.
     *
     * @param template its name, without its ending
     * @param view what it shows; the template's only parameter
     */
    void answer(Context context, String template, Object view) {
        send(context, Printed.once(rendered(template, view)));
    }

    /** Prints a page that is kept, without sending it. */
    Printed print(String template, Object view) {
        return new Printed(rendered(template, view));
    }

    private byte[] rendered(String template, Object view) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template + ".jte", view, output);
        return output.toByteArray();
    }

    /** Sends a printed page. */
    void send(Context context, Printed page) {
        send(context, page, "text/html; charset=utf-8", "private, no-cache");
    }

    /**
     * Sends anything printed, packed if the browser can unpack it.
     *
     * @param keeping how long it may be kept, as Cache-Control says it
     */
    static void send(Context context, Printed printed, String type, String keeping) {
        context.contentType(type);
        context.header("Cache-Control", keeping);
        context.header("Vary", "Accept-Encoding");
        String accepted = context.header("Accept-Encoding");
        if (printed.isWorthPacking() && accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip");
            context.result(printed.packed());
        } else {
            context.result(printed.plain());
        }
    }
}
