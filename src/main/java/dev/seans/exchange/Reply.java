package dev.seans.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer to 1C: lines of text. The first is a control word in ASCII, which is what 1C acts on; it looks at the HTTP
 * status only to word its complaint (protocol, section 1.6, step 11).
 *
 * @param lines are joined by LF, with none at the end: 1C counts the lines of init
 */
record Reply(int status, List<String> lines) {

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
        return new Reply(HttpServletResponse.SC_OK, Arrays.asList(lines));
    }

    Reply withStatus(int other) {
        return new Reply(other, lines);
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
                        Stream.concat(lines.stream(), Stream.of(thirdLine)).toList())
                : this;
    }

    /** What 1C will make of it. */
    String controlWord() {
        return lines.get(0);
    }

    /** The control word, for the log; parameters, which init answers, have none. */
    String outcome() {
        return controlWord().contains("=") ? "parameters" : controlWord();
    }

    void send(HttpServletResponse response, Charset charset) throws IOException {
        byte[] body = String.join("\n", lines).getBytes(charset);
        response.setStatus(status);
        response.setContentType("text/plain; charset=" + charset.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Reply ok(String word, String... further) {
        return new Reply(
                HttpServletResponse.SC_OK,
                Stream.concat(Stream.of(word), Arrays.stream(further)).toList());
    }

    /** A file name in a text must not become a control word in a line of its own. */
    private static String oneLine(String text) {
        return LINE_ENDS.matcher(text).replaceAll(" ");
    }
}
