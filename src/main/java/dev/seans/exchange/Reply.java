package dev.seans.exchange;

import dev.seans.filter.RefusalReason;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer to 1C: lines of text. The first is a control word in ASCII, which is what 1C acts on; it looks at the HTTP
 * status only to word its complaint (protocol, section 1.6, step 11).
 *
 * @param lines are joined by LF, with none at the end: 1C counts the lines of init
 * @param worded whether the lines behind the first are words for people, and no parameters
 * @param document what is sent instead of lines, if it is an XML document; it has no control word
 */
record Reply(int status, List<String> lines, boolean worded, Optional<Document> document) {

    /** Control characters, and the two further line ends of Unicode. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    Reply {
        lines = lines.stream().map(Reply::oneLine).toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an answer has at least its control word");
        }
    }

    static Reply success(String... further) {
        return ok("success", further);
    }

    static Reply progress(String text) {
        return ok("progress", text);
    }

    static Reply failure(String... reason) {
        return ok("failure", reason);
    }

    static Reply of(String... lines) {
        return new Reply(HttpServletResponse.SC_OK, Arrays.asList(lines), false, Optional.empty());
    }

    static Reply document(Document document) {
        return new Reply(HttpServletResponse.SC_OK, List.of("document"), false, Optional.of(document));
    }

    /** There is nothing new for who listens; no body. */
    static Reply unchanged() {
        return new Reply(HttpServletResponse.SC_NOT_MODIFIED, List.of("unchanged"), false, Optional.empty());
    }

    Reply withStatus(int other) {
        return new Reply(other, lines, worded, document);
    }

    /** As {@code seans.exchange.reply} wants it. */
    Reply as(Settings settings) {
        boolean isShort = settings.text(Setting.EXCHANGE_REPLY).equals("short");
        return isShort && worded && !controlWord().equals("failure")
                ? new Reply(status, lines.subList(0, 1), true, document)
                : this;
    }

    /**
     * A failure that 1C cannot take for the two parameters of init, after which it would upload the whole file (protocol,
     * section 1.6, step 6): it gets a third line.
     */
    Reply notTakenForParameters(String thirdLine) {
        boolean mistakable = controlWord().equals("failure") && lines.size() == 2;
        return mistakable
                ? new Reply(
                        status,
                        Stream.concat(lines.stream(), Stream.of(thirdLine)).toList(),
                        worded,
                        document)
                : this;
    }

    /** What 1C will make of it. */
    String controlWord() {
        return lines.get(0);
    }

    /** The control word, for the log; documents, and parameters, which init answers, have none. */
    String outcome() {
        if (document.isPresent()) {
            return "document";
        }
        return controlWord().contains("=") ? "parameters" : controlWord();
    }

    /** Sends it, lines of text in this encoding. */
    void send(HttpServletResponse response, Charset ofTexts) throws IOException {
        Charset charset = document.map(Document::charset).orElse(ofTexts);
        byte[] body = document.map(Document::bytes)
                .orElseGet(() -> String.join("\n", lines).getBytes(charset));
        response.setStatus(status);
        if (status == HttpServletResponse.SC_NOT_MODIFIED) {
            return;
        }
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
        }
        response.setContentType((document.isPresent() ? "application/xml" : "text/plain") + "; charset=" + charset);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        if (document.isPresent()) {
            send(response.getOutputStream(), response, document.get());
        } else {
            response.getOutputStream().write(body);
        }
    }

    /**
     * All but the last byte goes out first: a client that is gone is noticed then. With the last byte a client may come again at
     * once, and must find noted that it has the document.
     */
    private static void send(OutputStream out, HttpServletResponse response, Document document) throws IOException {
        int last = document.bytes().length - 1;
        out.write(document.bytes(), 0, last);
        response.flushBuffer();
        document.whenSent().run();
        out.write(document.bytes(), last, 1);
    }

    private static Reply ok(String word, String... further) {
        List<String> lines =
                Stream.concat(Stream.of(word), Arrays.stream(further)).toList();
        return new Reply(HttpServletResponse.SC_OK, lines, true, Optional.empty());
    }

    /**
     * An XML document.
     *
     * @param charset that it declares
     * @param whenSent what is to be done when it is written to its end
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Document(Charset charset, byte[] bytes, Runnable whenSent) {}

    /** A file name in a text must not become a control word in a line of its own. */
    private static String oneLine(String text) {
        return LINE_ENDS.matcher(text).replaceAll(" ");
    }
}
