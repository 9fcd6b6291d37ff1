package broadsheet.web;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;

/** Answers requests that are refused before any page sees them, such as an address that is no address. */
final class BadRequestPage extends ErrorHandler {
    private final Site site;

    BadRequestPage(Site site) {
        this.site = site;
    }

    @Override
    protected void writeErrorHtml(
            Request request,
            Writer writer,
            Charset charset,
            int code,
            @Nullable String message,
            @Nullable Throwable cause)
            throws IOException {
        writer.write("""
                <!doctype html>
                <html lang="en"><head><title>%d – Broadsheet</title></head>
                <body><h1>This request cannot be read</h1>
                <p>Its address or its headers are not written as HTTP wants them (%d).
                <a href="%s">The front page</a> leads everywhere.</p></body></html>
                """.formatted(code, code, site.front()));
    }
}
