package dev.seans.publications;

import com.ctc.wstx.exc.WstxEOFException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Tells from the parser's exceptions what is wrong with a publication file. */
final class VrdFaults {

    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s\"'=<>/]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private VrdFaults() {}

    /** A sentence with file and line, and what to do. Values do not appear: {@code ib} may hold a password. */
    static String describe(String file, byte[] content, XMLStreamException broken) {
        Location place = broken.getLocation();
        int line = place == null ? 1 : Math.max(1, place.getLineNumber());
        int column = place == null ? 1 : Math.max(1, place.getColumnNumber());
        if (broken instanceof WstxEOFException) {
            return "%s, line %d: the file ends here, before <point> does: is it complete?".formatted(file, line);
        }
        String message = withoutPlace(String.valueOf(broken.getMessage()));
        String before = before(content, line, column);
        if (isQuoteInValue(message, before)) {
            return "%s, line %d%s: a value has quotes inside: write &quot; for each of them"
                    .formatted(file, line, lastAttribute(before));
        }
        boolean isAmpersand = message.contains("entity") || before.lastIndexOf('&') > before.lastIndexOf(';');
        String advice = isAmpersand ? "; write &amp; for &" : "";
        return "%s, line %d, column %d: not well-formed: %s%s".formatted(file, line, column, message, advice);
    }

    /** After {@code ib="Srvr="} the parser meets a letter where a blank must be, or a quote where = must be. */
    private static boolean isQuoteInValue(String message, String before) {
        boolean afterValue = message.startsWith("Unexpected character") && before.endsWith("\"");
        return afterValue || message.startsWith("Unexpected character '\"'");
    }

    private static String lastAttribute(String before) {
        Matcher attributes = ATTRIBUTE.matcher(before);
        String last = "";
        while (attributes.find()) {
            last = ", attribute " + attributes.group(1);
        }
        return last;
    }

    /** The part of the line before that column. */
    private static String before(byte[] content, int line, int column) {
        List<String> lines =
                new String(content, StandardCharsets.UTF_8).lines().limit(line).toList();
        String text = lines.size() < line ? "" : lines.get(line - 1);
        return text.substring(0, Math.min(text.length(), column - 1));
    }

    /** Woodstox repeats the place on a second line. */
    private static String withoutPlace(String message) {
        int end = message.indexOf("\n at [");
        return end < 0 ? message : message.substring(0, end);
    }
}
